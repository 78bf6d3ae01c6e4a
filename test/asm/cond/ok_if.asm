        .if 1
        .byte 1                         ;= 01
        .endif
        .if 0
        .byte 2
        .endif
        .if -1
        .byte 3                         ;= 03
        .endif
