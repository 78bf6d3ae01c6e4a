; A label on .endproc stands behind the lines, outside of the scope, whether these are used or not.
        jsr p                           ;= 20 03 00
p       .proc
        rts                             ;= 60
q       .endproc
r       .proc
        rts
s       .endproc
        .byte <q, <s                    ;= 04 04
