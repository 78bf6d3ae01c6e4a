; .cpu in a body holds for the next iteration and behind the loop.
        .for n in 0..2
        .byte n                         ;= 00
        .cpu "65c02"
        bra *                           ;= 80 FE 01 80 FE
        .endfor
        bra *                           ;= 80 FE
