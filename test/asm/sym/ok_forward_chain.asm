; A chain of forward constants of any length settles.
        .byte c1                        ;= 0A
c1      = c2 + 1
c2      = c3 + 1
c3      = c4 + 1
c4      = c5 + 1
c5      = c6 + 1
c6      = c7 + 1
c7      = c8 + 1
c8      = c9 + 1
c9      = 2
