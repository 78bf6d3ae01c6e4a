row     .bfor n in 0..3
base    .byte n                         ;= 00 01 02
        .endfor
        .byte row[2].base, .len(row)    ;= 02 03
        .bfor 2
here    .byte here                      ;= 05 06
        .endfor
