; Two that nothing refers to are not there.
p       .proc
        .endproc
p       .proc
        .endproc
        .byte 1                         ;= 01
