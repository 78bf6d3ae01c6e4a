        .match 1
        .case 1
        .if 1                           ;! OF0312 9-11
        .endmatch
        .endif                          ;! OF0311 9-14
