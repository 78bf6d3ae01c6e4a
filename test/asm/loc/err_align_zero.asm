        .align 0                        ;! OF0412
