put     .macro v, w
        .text .v
        .byte .w
        .endm
        .put "a,b", 1                   ;= 61 2C 62 01
        .put ',', 2                     ;= 2C 02
