        .byte 12a                       ;! OF0105
        .byte 19b                       ;! OF0105
        .byte 9z                        ;! OF0105
