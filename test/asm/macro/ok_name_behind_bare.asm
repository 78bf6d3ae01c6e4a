        .macro put v, w
        .byte .v, .w
        .endm
        .put 1, 3                       ;= 01 03
