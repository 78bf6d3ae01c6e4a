        .rept 2                         ;! OF0312
        nop
