;options --limit include-depth=4
        .include "inc/endless.inc"      ;!@ inc/endless.inc:1 OF1201
