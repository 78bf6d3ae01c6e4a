; The lines of .logical are static: a definition in them is known before.
        .put                            ;= 01
        .logical 5
put     .macro
        .byte 1
        .endm
        .here
