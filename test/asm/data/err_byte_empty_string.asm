        .byte ""                        ;! OF0408
