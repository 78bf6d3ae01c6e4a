; .end ends the file, from inside of what is open in it.
        .if 1
        .match 1
        .case 1
        .byte 1                         ;= 01
        .end
        .byte 2
        .endmatch
        .byte 3
        .endif
        .byte 4
