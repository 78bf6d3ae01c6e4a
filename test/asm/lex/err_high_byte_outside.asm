        .byte é                         ;! OF0101
