        .match 1
        nop                             ;! OF0430
        .case 1
        .byte 1
        .endmatch
