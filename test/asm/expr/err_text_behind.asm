        .byte 1 2                       ;! OF0202
        .byte (1) (2)                   ;! OF0202
        .byte 1)                        ;! OF0202
