        .byte                           ;! OF0402
        .word                           ;! OF0402
