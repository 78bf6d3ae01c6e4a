        .block
x1      = 1
x1      = 2                             ;! OF0302
        .bend
