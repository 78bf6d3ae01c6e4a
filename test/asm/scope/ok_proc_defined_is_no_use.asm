; .defined does not count as a use.
        .byte .defined(unused)          ;= 00
unused  .proc
        .byte 1
        .endproc
        .byte .defined(unused)          ;= 00
