        .byte ()                        ;! OF0201
