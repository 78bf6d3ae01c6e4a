; A symbol of the source is no text definition.
here:   .ifdef here
        .byte 1
        .else
        .byte 2                         ;= 02
        .endif
const   = 1
        .ifndef const
        .byte 3                         ;= 03
        .endif
