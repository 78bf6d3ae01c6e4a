        .for i in 0..4
        .if i & 1
        .byte i                         ;= 01 03
        .endif
        .endfor
