S       .struct
        .if 1
a       .byte ?
        .else
a       .word ?
        .endif
        .rept 2
        .word ?
        .endrept
        pad 3
b       .byte ?
        .endstruct
pad     .segment n
        .ds .n
        .endsegment
        .byte S, S.b                    ;= 09 08
