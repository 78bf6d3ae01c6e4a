put     .macro v
        .byte .v
        .endm
        .for i in 1..4
        .put i*2                        ;= 02 04 06
        .endfor
