        .byte .lo($1234), .hi($1234)            ;= 34 12
        .byte .bank($123456)                    ;= 12
        .byte .lo($12ff)+1-1                    ;= FF
        .byte .min(3,1,2), .max(3,1,2), .min(7) ;= 01 03 07
        .byte .abs(-5), .abs(5), .abs(0)        ;= 05 05 00
        .byte .sign(-9), .sign(0), .sign(7)     ;= FF 00 01
