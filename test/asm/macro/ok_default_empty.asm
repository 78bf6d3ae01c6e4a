put     .macro v, rest=
        .byte .v .rest
        .endm
        .put 1                          ;= 01
        .put 1, +1                      ;= 02
