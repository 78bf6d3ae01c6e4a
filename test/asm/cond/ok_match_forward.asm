; The subject may be a forward symbol.
        .match later
        .case 4
        .byte 1, 2, 3                   ;= 01 02 03
        .default
        .byte 9, 9, 9
        .endmatch
        .byte 4                         ;= 04
later:
