; Each iteration too.
row     .bfor n in 0..3
body    .proc
        .byte $10 + n                   ;= 11
        .endproc
        .endfor
        .byte <row[1].body              ;= 00
