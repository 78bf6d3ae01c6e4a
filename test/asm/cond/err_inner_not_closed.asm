        .if 1                           ;! OF0312
        .if 1
        .endif
