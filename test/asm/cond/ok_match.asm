kind    = 2
        .match kind                     ;not OF0430
; only comments and blank lines before the first case

        .case 1
        .byte $11
        .case 2, 3                      ;not OF0430
        .byte $22                       ;= 22
        .case 2
        .byte $33
        .default
        .byte $44
        .endmatch
        .match "text"
        .case "tex"
        .byte 1
        .case "text"
        .byte 2                         ;= 02
        .endmatch
        .match 9
        .case 1
        .byte 3
        .default
        .byte 4                         ;= 04
        .endmatch
        .match 9
        .case 1
        .byte 5
        .endmatch
