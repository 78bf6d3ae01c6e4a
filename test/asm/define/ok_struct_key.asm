; The keys of a structure value stay, its values are replaced; so are parts of a list and of `?:`.
;options -D XX=5 -D YY=XX -D NN=2
Point   .struct
XX:     .byte ?
YY:     .byte ?
        .endstruct
        .byte Point{XX: XX, YY: YY}.XX          ;= 05
        .byte {NN, NN ? NN : NN, 7}[1]          ;= 02
