; A definition inside a condition is known from the point where it is evaluated.
        .if 1
put     .macro
        .byte 1
        .endm
        .else
put     .macro
        .byte 2
        .endm
        .endif
        .put                            ;= 01
