; .end may stand under a condition: what is open there ends with the file.
        .if 1
        .match 1
        .case 1
        .byte 1                         ;= 01
        .end
        .byte 2
        .endmatch
        .byte 3
        .endif
        .byte garbage
