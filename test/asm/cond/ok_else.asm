        .if 0
        .byte 1
        .else
        .byte 2                         ;= 02
        .endif
        .if 5
        .byte 3                         ;= 03
        .else
        .byte 4
        .endif
