put     .macro word                     ;! OF0610
        .byte .word
        .endm
        .put 1                          ;= 01
