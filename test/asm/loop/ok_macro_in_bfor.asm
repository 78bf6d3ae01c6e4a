put     .macro n
here    .byte .n, <here
        .endm
row     .bfor i in 0..2
one     .put i                          ;= 00 00 01 02
        .endfor
        .byte <row[1].one.here          ;= 02
