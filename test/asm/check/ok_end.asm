        .byte 1                         ;= 01
        .end
        .byte 2
        garbage ` "
