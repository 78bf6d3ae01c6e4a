; Members behind a bracket go on like those of a name.
P       .struct
x       .byte ?
g       .struct
i       .byte ?
        .endstruct
        .endstruct
q = P{x: 1, g: P.g{i: 7}}
l = {q, P{x: 2, g: P.g{i: 8}}}
        .byte (q).g.i, l[1].g.i, l[0].x ;= 07 08 01
