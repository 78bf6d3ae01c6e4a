put     .macro v, w
        .byte .v, .w
        .endm
        .put 1, 2                       ;= 01 02
        .put(1, 2)                      ;= 01 02
        .PUT 1,2                        ;= 01 02
        put 1, 2                        ;= 01 02
