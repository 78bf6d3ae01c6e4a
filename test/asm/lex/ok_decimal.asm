        .byte 0, 7, 255                 ;= 00 07 FF
        .byte 123d, 007                 ;= 7B 07
        .word 65535                     ;= FF FF
        .byte 10D                       ;= 0A
