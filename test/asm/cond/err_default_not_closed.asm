        .match 1                        ;! OF0312 9-14
        .case 2
        .byte 1
        .default
        .byte 2
