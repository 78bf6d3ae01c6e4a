one     nop
_x      = 3
two     nop
        .byte _x                        ;! OF0301
