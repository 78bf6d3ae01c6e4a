        .byte <p
p       .proc
        .byte absent                    ;! OF0301 15-20
        .endproc
