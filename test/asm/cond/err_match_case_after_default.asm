        .match 1
        .default
        .case 1                         ;! OF0430 9-13
        .endmatch
        .match 1
        .default
        .default                        ;! OF0430 9-16
        .endmatch
        .match 1
        .case 1
        .default
        .case 1                         ;! OF0430 9-13
        .endmatch
