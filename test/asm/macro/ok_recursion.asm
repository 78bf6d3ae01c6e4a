down    .macro n
        .if .n > 0
        .byte .n
        .down .n-1
        .endif
        .endm
        .down 3                         ;= 03 02 01
