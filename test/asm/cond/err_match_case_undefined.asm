        .match 1
        .case absent                    ;! OF0301 15-20
        .endmatch
