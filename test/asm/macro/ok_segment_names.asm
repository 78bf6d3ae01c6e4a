; Name in front or behind, parameters bare or in brackets, both closers, called with or without a dot.
one     .segment a, b=2
        .byte .a, .b
        .endsegment
        .segment two a
        .byte .a
        .ends
        .segment three(a)
        .byte .a + 1
        .ends
four    .segment (a)
        .byte .a + 2
        .ends
        .one 1                          ;= 01 02
        one 1, 3                        ;= 01 03
        .two 4                          ;= 04
        .three(5)                       ;= 06
        four(6)                         ;= 08
