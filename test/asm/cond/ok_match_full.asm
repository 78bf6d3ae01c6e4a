size    = 2
        .match size
        .case 1
        .byte 1
        .case 2
        .byte 2                         ;= 02
        .case 2                         ; the first one that is equal is taken
        .byte 3
        .default
        .byte 4
        .endmatch
