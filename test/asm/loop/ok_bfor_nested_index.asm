rows    .bfor y in 0..2
cols    .bfor x in 0..2
here    .byte y*16+x                    ;= 00 01 10 11
        .endfor
        .endfor
        .byte <rows[1].cols[0].here     ;= 02
        .byte .len(rows[0].cols)        ;= 02
