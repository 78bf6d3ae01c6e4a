; A procedure in another is needed with it or not; the lines around are needed by what is inside.
        jmp outer.inner                 ;= 4C 04 00
outer   .proc
        nop                             ;= EA
inner   .proc
        rts                             ;= 60
        .endproc
other   .proc
        .byte 1
        .endproc
        .endproc
