put     .segment                        ;! OF0312 9-16
        .endm
