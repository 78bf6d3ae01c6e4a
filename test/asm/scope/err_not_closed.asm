        nop
        .block                          ;! OF0312
        nop
