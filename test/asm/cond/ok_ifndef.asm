;options -D HAVE
        .ifndef HAVE
        .byte 1
        .elseif HAVE
        .byte 2                         ;= 02
        .else
        .byte 3
        .endif
        .ifndef ABSENT
        .byte 4                         ;= 04
        .else
        .byte 5
        .endif
