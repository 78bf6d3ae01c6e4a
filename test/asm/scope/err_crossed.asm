        .block
        .if 1
        .bend                           ;! OF0310
        .endif
        .bend
