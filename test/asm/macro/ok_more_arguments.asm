; More arguments than parameters are allowed and reached by position.
put     .macro v
        .byte .v, .2, .3
        .endm
        .put 1, 2, 3                    ;= 01 02 03
