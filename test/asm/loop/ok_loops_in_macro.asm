put     .macro n
        .bfor i in 0...n
here    .byte <here
        .endfor
k       := 0
        .while k < .n
        .byte k
k       += 1
        .endwhile
        .rept .n
        .byte $ff
        .endrept
        .endm
        .put 2                          ;= 00 01 00 01 FF FF
        .put 1                          ;= 06 00 FF
