        .match 9
        .case 1, 2
        .byte 1
        .default
        .byte 2                         ;= 02
        .endmatch
        .match 9
        .default
        .byte 3                         ;= 03
        .endmatch
        .match 9
        .case 8
        .byte 4
        .endmatch
        .match 9
        .endmatch
        .byte 5                         ;= 05
