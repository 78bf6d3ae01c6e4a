        .byte (1+2                      ;! OF0203
        .byte ((1)                      ;! OF0203
        .byte .lo(1                     ;! OF0203
