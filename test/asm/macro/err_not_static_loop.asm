        .put                            ;! OF0401
        .for 1
put     .macro
        .endm
        .endfor
        .other                          ;! OF0401
        .match 1
        .case 1
other   .segment
        .ends
        .endmatch
