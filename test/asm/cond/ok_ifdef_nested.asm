;options -D A -D B
        .ifdef A
        .if 1
        .elseif 0                       ; belongs to .if: an expression
        .byte 1
        .endif
        .ifndef B
        .byte 2
        .elseif A
        .ifdef B
        .byte 3                         ;= 03
        .endif
        .endif
        .endif
        .if 0
        .ifdef A
        .byte 4
        .endif
        .else
        .byte 5                         ;= 05
        .endif
