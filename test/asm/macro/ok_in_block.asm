; .block does not qualify a definition.
b       .block
put     .macro
        .byte 6
        .endm
        .bend
        .put                            ;= 06
