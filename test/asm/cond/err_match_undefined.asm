        .match absent                   ;! OF0301 16-21
        .case 1
        .endmatch
