; The name stands before or behind; a namespace has no value of its own.
math    .namespace
one     = 1
here:   .byte one                       ;= 01
        .endnamespace
        .namespace math
two     = one + 1
        .endn
        .byte math.one, math.two, <math.here ;= 01 02 00
