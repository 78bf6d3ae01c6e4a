; The quotient is rounded toward zero, the remainder has the sign of the left side.
        .byte -7/2, 7/-2, -7/-2         ;= FD FD 03
        .byte -7%3, 7%-3, -7%-3         ;= FF 01 FF
        .byte (-7/2)*2 + -7%2 == -7     ;= 01
