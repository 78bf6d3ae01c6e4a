; An iteration refers to another one, also to a later one.
row     .bfor n in 0..3
here    .byte <row[2-n].here            ;= 02 01 00
        .endfor
