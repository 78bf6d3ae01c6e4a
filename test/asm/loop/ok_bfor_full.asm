        .bfor n in 0..3
here    .byte n, <here                  ;= 00 00 01 02 02 04
        .endfor
        .bfor 2
here    .byte <here                     ;= 06 07
        .endfor
