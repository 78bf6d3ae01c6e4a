; An assignment does not start a new range.
one     nop                             ;= EA
_x      = 3
value   = 9
        .byte _x                        ;= 03
