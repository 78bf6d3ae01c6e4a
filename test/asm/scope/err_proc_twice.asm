        .byte <p                        ;= 00
p       .proc
        .endproc
p       .proc                           ;! OF0302 1-1
        .endproc
