one     .namespace                      ;not OF0317
a       = 1
        .endnamespace
        .namespace two                  ;not OF0317
a       = 2
        .endn
one     .namespace
b       = a + 2
        .endnamespace
        .byte one.a, two.a, one.b       ;= 01 02 03
