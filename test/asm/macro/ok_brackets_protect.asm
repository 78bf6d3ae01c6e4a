put     .macro v, w
        .byte .v, .w
        .endm
        .put .min(3,1), (2)             ;= 01 02
