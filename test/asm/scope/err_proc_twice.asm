        .byte <p
p       .proc
        .endproc
p       .proc                           ;! OF0302 1-1
        .endproc
q:
q       .proc                           ;! OF0302 1-1
        .endproc
