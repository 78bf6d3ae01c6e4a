put     .macro v=1, w=7, x1="a"
        .byte .v, .w, .x1
        .endm
        .put                            ;= 01 07 61
        .put 5                          ;= 05 07 61
        .put 5, 6, "b"                  ;= 05 06 62
