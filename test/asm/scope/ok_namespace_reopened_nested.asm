outer   .namespace
inner   .namespace
a       = 1
        .endn
b       = inner.a
        .endn
        .byte outer.inner.a, outer.b, outer.inner.c ;= 01 01 03
outer   .namespace
inner   .namespace
c       = a + 2
        .byte a, b, c                   ;= 01 01 03
        .endn
        .endn
