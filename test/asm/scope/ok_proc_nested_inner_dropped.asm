        jsr outer                       ;= 20 03 00
outer   .proc
        rts                             ;= 60
inner   .proc
        .byte 1
        .endproc
        .endproc
        .byte .defined(outer)           ;= 01
