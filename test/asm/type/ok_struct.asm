Point   .struct
x       .word ?                         ;not OF0426
y       .word ?
color   .byte ?, ?
        .align 4
inner   .struct
a       .byte ?
b       .ds 3
        .endstruct
        .union
lo      .byte ?
w       .word ?
        .endunion
        .byte ?                         ; padding
z       .res word, 2
        .endstruct
        .byte Point, Point.x, Point.y, Point.color      ;= 13 00 02 04
        .byte Point.inner, Point.inner.b                ;= 08 09
        .byte Point.lo, Point.w, Point.z                ;= 0C 0C 0F
        .byte *                                         ;= 09
p       .var Point
        .byte p.y, p.inner.a                            ;= 02 08
