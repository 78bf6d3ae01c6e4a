        .case 1                         ;! OF0311 9-13
        .default                        ;! OF0311 9-16
        .endmatch                       ;! OF0311 9-17
