        .for 1
        .block
        .bend
        .endproc                        ;! OF0310 9-16
p       .proc
        .endrept                        ;! OF0310 9-16
        .logical 5
        .bend                           ;! OF0310 9-13
