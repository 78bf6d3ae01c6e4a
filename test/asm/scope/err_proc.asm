        .endproc                        ;! OF0311 9-16
        .pend                           ;! OF0311 9-13
used    .proc
        .byte missing                   ;! OF0301 15-21
        .endproc
        .word used
        .proc                           ;! OF0307 9-13
        .endproc
p       .proc 1                         ;! OF0403 15-15
        .endproc
q       .proc                           ;! OF0312
