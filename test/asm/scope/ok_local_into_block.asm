; An inner scope sees the range that was current when it was opened.
one     nop                             ;= EA
_x      = 3
        .block
        .byte _x                        ;= 03
in      .byte _x                        ;= 03
        .bend
