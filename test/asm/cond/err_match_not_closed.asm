        .match 1                        ;! OF0312 9-14
        .case 1
        .byte 1
