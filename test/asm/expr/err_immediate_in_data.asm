        .byte #1                        ;! OF0212
