        .byte %12                       ;! OF0105
        .byte 0b12                      ;! OF0105
