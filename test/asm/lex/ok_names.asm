a$b_1   = 1
_x9$    = 2
zz      = 3
        .byte a$b_1, _x9$, ZZ           ;= 01 02 03
