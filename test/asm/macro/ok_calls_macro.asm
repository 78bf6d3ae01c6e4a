inner   .macro v
        .byte .v
        .endm
outer   .macro v
        .inner .v
        .inner .v+1
        .endm
        .outer 4                        ;= 04 05
