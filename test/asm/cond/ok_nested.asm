        .if 1
        .if 0
        .byte 1
        .else
        .if 1
        .byte 2                         ;= 02
        .endif
        .endif
        .byte 3                         ;= 03
        .else
        .if 1
        .byte 4
        .endif
        .endif
