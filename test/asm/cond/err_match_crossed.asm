        .match 1
        .case 1
        .if 1
        .endmatch                       ;! OF0310 9-17
        .endif
