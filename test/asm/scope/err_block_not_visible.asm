b       .block
x1      = 1
        .bend
        .byte x1                        ;! OF0301
