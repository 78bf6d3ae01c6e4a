; Without a label before it a local name belongs to the scope itself.
_x      = 3
        .byte _x                        ;= 03
one     nop                             ;= EA
_x      = 4
        .byte _x                        ;= 04
