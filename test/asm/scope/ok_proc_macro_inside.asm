; The lines of a procedure are static: a definition in it is known before, even if it is not used.
        .put                            ;= 05
unused  .proc
put     .macro
        .byte 5
        .endm
        .endproc
