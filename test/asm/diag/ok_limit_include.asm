;options --limit include-depth=2
        .include "inc/near.inc"         ;not OF1201
        .byte near                      ;= 07
