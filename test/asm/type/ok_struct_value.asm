; a value for each field; the parts of it by name
Point   .struct
x       .byte ?
y       .word ?
        .endstruct
p       = Point{x: 1, y: $1234}
        .byte p.x, <p.y                                         ;= 01 34
        .byte Point{y: 2, x: 3}.x, (p).x, {p}[0].x              ;= 03 01 01
        .byte q.y, .defined(q.y), .defined(q.z)                 ;= 05 01 00
q       = Point{x: later, y: later + 1}                         ; not known yet, nor its type's name
later   = 4
v       := Point{x: 1, y: 2}
        .byte v.x                                               ;= 01
v       := Point{x: v.x + 6, y: -1}
        .byte v.x, v.y & $FF                                    ;= 07 FF
        .byte Point.y                                           ;= 01
t       .var Point
        .byte t{x: 9, y: 0}.x, t.y                              ;= 09 01
Sprite  .struct
at      .struct
x       .byte ?
y       .byte ?
        .endstruct
        .struct
flags   .byte ?
        .endstruct
        .byte ?                         ; not a field
name    .ds 4
frames  .byte ?, ?, ?
speeds  .res word, 2
        .union
lo      .byte ?
all     .word ?
        .endunion
        .endstruct
s := Sprite{at: Sprite.at{x: 1, y: 2}, flags: 5, name: "abc", frames: {1, 2, 255}, speeds: {-1, $FFFF}, lo: 1, all: 2}
        .byte s.at.x, s.at.y, s.flags, s.name, s.frames         ;= 01 02 05 61 62 63 01 02 FF
        .word s.speeds[1], s.at.x                               ;= FF FF 01 00
        .byte .len(s.name), s.frames[2]                         ;= 03 FF ;not OF0216
        .for each in {Point{x: 1, y: 2}, Point{x: 3, y: 4}}
        .byte each.x, each.y                                    ;= 01 02 03 04
        .endfor
None    .struct
        .endstruct
n       = None{}
outer   .namespace
in      = Point{x: 8, y: 9}
        .endnamespace
        .byte outer.in.x                                        ;= 08 ;not OF0215
