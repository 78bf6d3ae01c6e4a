; A dotted word that is no parameter is left alone.
put     .macro v
        .byte .v
        .word .lo($1234)
        .endm
        .put 1                          ;= 01 34 00
