put     .macro (v, w=2)
        .byte .v, .w
        .endm
        .put 1                          ;= 01 02
