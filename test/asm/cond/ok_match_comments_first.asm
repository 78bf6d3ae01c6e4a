; Blank lines and comments may stand before the first case.
        .match 1

        ; a comment
        .case 1
        .byte 1                         ;= 01
        .endmatch
