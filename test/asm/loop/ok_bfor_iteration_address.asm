; An iteration is the address it started at.
row     .bfor n in 0..2
        .word row[1-n], row[n] + 1      ;= 04 00 01 00 00 00 05 00
        .endfor
        .byte <row[1]                   ;= 04
