; Patterns of a file that is included, also under a condition; each keeps to what is in front of it.
        .include "put.inc"
        put 1                   ;= 01
        .if 1
        .include "late.inc"
        .endif
        late 2                  ;= 82
