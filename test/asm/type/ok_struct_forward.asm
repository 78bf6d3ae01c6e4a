; A type may be used in front of it, and its size may depend on symbols.
        .byte Late, Late.b              ;= 05 04
Late    .struct
a       .ds count
b       .byte ?
        .endstruct
count = 4
