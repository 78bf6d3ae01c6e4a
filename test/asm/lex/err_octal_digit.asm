        .byte 18o                       ;! OF0105
        .byte 9q                        ;! OF0105
