; Use is followed over any number of procedures, whatever their order.
        jsr a                           ;= 20 03 00
a       .proc
        jmp b                           ;= 4C 07 00
        .endproc
x       .proc
        jsr d
        .endproc
        nop                             ;= EA
b       .proc
        jmp c                           ;= 4C 0A 00
        .endproc
c       .proc
        rts                             ;= 60
        .endproc
d       .proc
        .byte 1
        .endproc
