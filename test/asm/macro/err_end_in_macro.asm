; .end ends the file that the call stands in, so that the expansion is left open.
stop    .macro
        .byte 1
        .end
        .byte 2
        .endm
        .rept 1
        .stop                           ;! OF0613 9-13
        .endrept
        .byte garbage
