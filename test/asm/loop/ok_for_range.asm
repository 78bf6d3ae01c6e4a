        .for v in 1..4
        .byte v                         ;= 01 02 03
        .endfor
        .for v in 3..=0:-1
        .byte v                         ;= 03 02 01 00
        .endfor
        .byte v                         ;= 00
