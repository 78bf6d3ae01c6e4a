        .for v in 2..2
        .byte v
        .endfor
        .byte 9                         ;= 09
