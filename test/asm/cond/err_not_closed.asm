        nop
        .if 1                           ;! OF0312
        nop
