        .macro put(v, w=2)
        .byte .v, .w
        .endm
        .put 1                          ;= 01 02
        .put 1, 3                       ;= 01 03
