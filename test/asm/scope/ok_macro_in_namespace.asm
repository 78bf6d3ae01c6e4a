; A definition in a namespace is qualified by it; the innermost one is meant.
put     .macro
        .byte 1
        .endm
a       .namespace
put     .macro
        .byte 2
        .endm
b       .namespace
put     .macro
        .byte 3
        .endm
        .put                            ;= 03
        .endn
        .put                            ;= 02
        .endn
        .put                            ;= 01
        .a.put                          ;= 02
        .a.b.put                        ;= 03
