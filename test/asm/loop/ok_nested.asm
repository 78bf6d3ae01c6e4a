        .for i in 0..2
        .for j in 0..3
        .byte i*16+j                    ;= 00 01 02 10 11 12
        .endfor
        .endfor
