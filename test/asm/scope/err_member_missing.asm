b       .block
x1      = 1
        .bend
        .byte b.x2                      ;! OF0301
