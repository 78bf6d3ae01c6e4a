; .block does not qualify a definition.
one     .block
put     .macro
        .byte 1
        .endm
        .endblock
        .put                            ;= 01
