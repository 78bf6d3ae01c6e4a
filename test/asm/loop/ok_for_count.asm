        .for 3
        .byte 1                         ;= 01 01 01
        .endfor
        .byte 2                         ;= 02
