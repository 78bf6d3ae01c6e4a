; A static definition is known in the whole file.
        .put 3                          ;= 03
put     .macro v
        .byte .v
        .endm
