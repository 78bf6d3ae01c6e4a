put     .macro word                     ;! OF0610 16-19
        .byte .word
        .endm
        .put 1                          ;= 01
