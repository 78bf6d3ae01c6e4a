; Lookup goes outward, and a qualified call starts in each namespace around.
a       .namespace
put     .macro n
        .byte .n
        .endm
b       .namespace
c       .namespace
        .put 1                          ;= 01
        .a.put 2                        ;= 02
        .b.two                          ;= 22
        .endn
two     .macro
        .byte $22
        .endm
        .endn
        .b.two                          ;= 22
        .endn
        .a.b.two                        ;= 22
