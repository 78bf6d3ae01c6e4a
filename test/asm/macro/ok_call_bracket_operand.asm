; A bracket behind a blank belongs to the argument.
put     .macro v
        .byte .v
        .endm
        .put (1+2)*3                    ;= 09
        .put (1)                        ;= 01
