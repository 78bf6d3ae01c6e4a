put     .macro
        .byte .@
        .endm
        .put 1, 2, 3                    ;= 01 02 03
        .put(4,5)                       ;= 04 05
