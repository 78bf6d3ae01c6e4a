; Inside a macro, the scope of the caller is that of the macro.
lab     .segment
here    .byte <here
        .endsegment
two     .macro
        .lab
        .lab2
        .endm
lab2    .segment
        .byte <here
        .endsegment
a       .two                            ;= 00 00
b       .two                            ;= 02 02
        .byte <b.here                   ;= 02
