; A pattern may make the fields of a structure.
point   .struct
        pair x, y
        .endstruct
        .statement pair char:a "," char:b
.{a}    .byte ?
.{b}    .byte ?
        .endstatement
        .byte point, point.x, point.y   ;= 02 00 01
