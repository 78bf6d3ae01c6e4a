v       = 1
put     .macro
        .byte v, later
        .endm
        .put                            ;= 01 02
later   = 2
