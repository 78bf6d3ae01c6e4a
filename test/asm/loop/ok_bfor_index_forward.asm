; Iterations may be referred to before the loop.
        .byte <row[1].here, .len(row)   ;= 03 02
row     .bfor n in 0..2
here    .byte n                         ;= 00 01
        .endfor
