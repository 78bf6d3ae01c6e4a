        .match                          ;! OF0402
        .endmatch
        .match 1
        .byte 1                         ;! OF0430
        .case 1
        .endmatch
        .match 1
        .default
        .case 1                         ;! OF0430
        .endmatch
        .match 1
        .default
        .default                        ;! OF0430
        .endmatch
        .case 1                         ;! OF0311
        .default                        ;! OF0311
        .endmatch                       ;! OF0311
        .match missing                  ;! OF0301
        .case 1
        .endmatch
        .match 1                        ;! OF0312
