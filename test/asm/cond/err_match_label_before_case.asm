        .match 1
here:                                   ;! OF0430
        .case 1
        .endmatch
