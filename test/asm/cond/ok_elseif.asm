n       = 3
        .if n == 1
        .byte 1
        .elseif n == 2
        .byte 2
        .elseif n == 3
        .byte 3                         ;= 03
        .elseif n
        .byte 4
        .else
        .byte 5
        .endif
