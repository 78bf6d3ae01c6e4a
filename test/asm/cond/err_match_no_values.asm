        .match                          ;! OF0402
        .case 1
        .endmatch
        .match 1
        .case                           ;! OF0402
        .endmatch
        .match 1
        .default 1                      ;! OF0403
        .endmatch
