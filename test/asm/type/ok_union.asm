U       .union
a       .byte ?
s       .struct
b       .byte ?
c       .word ?
        .endstruct
d       .byte ?
        .endunion
        .byte U, U.a, U.s, U.s.c, U.d   ;= 03 00 00 01 00
