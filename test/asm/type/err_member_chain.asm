; A part that is no member, or a member of what has none, is said with the whole name.
P       .struct
x       .byte ?
        .endstruct
q = P{x: 1}
        .byte (q).x.y                   ;! OF0215
        .byte (q).y.x                   ;! OF0215
