        .endproc                        ;! OF0311 9-16
        .pend                           ;! OF0311 9-13
p       .proc
        .block
        .endproc                        ;! OF0310 9-16
        .byte <p
