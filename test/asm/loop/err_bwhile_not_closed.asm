        .bwhile 0                       ;! OF0312 9-15
        .byte 1
