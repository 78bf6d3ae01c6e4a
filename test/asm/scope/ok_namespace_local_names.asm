; A local name of a namespace belongs to it when no label stands before.
n       .namespace
_a      = 1
here:
_a      = 2
        .byte _a                        ;= 02
        .endn
        .byte n.here._a                 ;= 02
