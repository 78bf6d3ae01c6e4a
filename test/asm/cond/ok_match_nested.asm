        .match 1
        .case 1
        .match 2
        .case 1
        .byte 1
        .case 2
        .byte 2                         ;= 02
        .default
        .byte 3
        .endmatch
        .default
        .match 1
        .case 1
        .byte 4
        .endmatch
        .endmatch
