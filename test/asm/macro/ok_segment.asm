; Symbols of an expansion belong to the caller's scope; a condition ends a recursion.
cell    .segment name, value
.name   .byte .value
        .endsegment
        .cell first, 1                  ;= 01
        .cell second, 2                 ;= 02
        .byte first, second             ;= 00 01
zeros   .segment n
        .if .n > 0
        .byte 0
        .zeros .n - 1
        .endif
        .ends
        .zeros 3                        ;= 00 00 00
