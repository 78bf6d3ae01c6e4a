; .end ends the file: the innermost construct that is open there is not closed.
        .if 1
        .match 1
        .case 1                         ;! OF0312 9-13
        .byte 1
        .end
        .byte 2
        .endmatch
        .byte 3
        .endif
        .byte garbage
