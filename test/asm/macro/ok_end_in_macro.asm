; .end in an expansion ends the file that the call stands in.
stop    .macro
        .byte 1
        .end
        .byte 2
        .endm
        .stop                           ;= 01
        .byte 3
