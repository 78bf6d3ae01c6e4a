; When nothing fits, names of one letter and digits are two.
r1      = 77
        .statement q "r" byte:n
        .byte .n
        .endstatement
        .statement w byte:n
        .byte .n
        .endstatement
        .statement w "r" byte:n
        .byte $FF
        .endstatement
        .statement x[{"r" byte:n}] "," [{"r" byte:m}]
        .byte .n, .m
        .endstatement
        q r 9                   ;= 09
        q r12                   ;= 0C
        q R007                  ;= 07
        w r1                    ;= 4D
        w r 1                   ;= FF
        xr1,r2                  ;= 01 02
