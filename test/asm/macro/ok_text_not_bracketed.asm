put     .macro v
        .byte .v*2, (.v)*2
        .endm
        .put 1+2                        ;= 05 06
