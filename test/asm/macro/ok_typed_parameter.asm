; The type word in front of a parameter has no meaning.
put     .macro byte v, word w=2
        .byte .v, .w
        .endm
        .put 1                          ;= 01 02
