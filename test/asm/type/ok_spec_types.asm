; Structures, unions and enumerations (9).
; SPDX-License-Identifier: MIT
        .block
s       .struct
a       .byte ?
b       .word ?
c       .long ?
d       .dword ?
e       .addr ?
f       .byte ?,?,?
g       .ds 5
h       .res word, 3
i       .db ?
j       .dw ?
        .endstruct
        .byte s.a, s.b, s.c, s.d, s.e, s.f, s.g, s.h, s.i, s.j, s ;= 00 01 03 07 0B 0D 10 15 1B 1C 1E
        .endblock
        .block
s       .struct
a       .byte ?
g       .struct
x       .byte ?
y       .word ?
        .endstruct
        .struct
z       .byte ?
        .endstruct
        .union
p       .byte ?
q       .word ?
        .endunion
u       .union
r       .byte ?
t       .long ?
        .endunion
        .align 4
last    .byte ?
        .byte ?
        .endstruct
        .byte s.a, s.g, s.g.x, s.g.y, s.z, s.p, s.q, s.u, s.u.r, s.u.t, s.last, s ;= 00 01 01 02 04 05 05 07 07 07 0C 0E
        .endblock
        .block
u       .union
a       .byte ?
b       .long ?
c       .ds 3
        .endunion
        .byte u.a, u.b, u.c, u          ;= 00 00 00 04
        .endblock
        .block
        .byte s.b, s                    ;= 0102
s       .struct
a       .byte ?
b       .byte ?
        .endstruct
        .endblock
        .block
s       .struct
x       .byte ?
y       .word ?
arr     .byte ?,?,?
buf     .ds 3
g       .struct
k       .byte ?
        .endstruct
        .endstruct
v = s{x: 1, y: $1234, arr: {1,2,3}, buf: "abc", g: s.g{k: 9}}
        .byte v.x, v.arr[1], v.buf[0], v.g.k ;= 01 02 61 09
        .word v.y                       ;= 3412
w = s{buf: {7,8,9}, arr: "xyz", g: s.g{k: 9}, x: 255, y: 65535}
        .byte w.buf[2], w.arr[2], w.x   ;= 09 7A FF
n = s{buf: {7,8,9}, arr: "xyz", g: s.g{k: 9}, x: -128, y: -32768}
        .byte n.x                       ;= 80
        .endblock
        .block
s       .struct
x       .byte ?
y       .word ?
        .endstruct
p       .var s
q = s
        .byte p.x, p.y, q.y, p, q       ;= 00 01 01 03 03
r := s{x: 1, y: 2}
        .byte r.y                       ;= 02
r := s{x: 1, y: 3}
        .byte r.y                       ;= 03
        .endblock
        .block
u       .union
a       .byte ?
b       .word ?
        .endunion
v = u{a: 1, b: 2}
        .byte v.a, v.b                  ;= 0102
        .endblock
        .block
color   .enum 1
        red
        green
blue = 8
        cyan
        .endenum
        .byte color.red, color.green, color.blue, color.cyan, .len(color) ;= 01 02 08 09 04
        .endblock
        .block
e       .enum
a
b
        .endenum
f       .enum 10, 5
x
        y
z = e.b
w
        .endenum
        .enum 3
three
four
        .endenum
        .byte e.a, e.b, f.x, f.y, f.z, f.w, three, four ;= 00 01 0A 0F 01 06 03 04
g       .enum 5, -1
p
q
        .endenum
        .byte g.q                       ;= 04
        .endblock
        .block
e       .enum
        nop
lda
        .endenum
        .byte e.nop, e.lda              ;= 0001
        .endblock
        .block
e       .enum
a = 3
b = a + 5
c
        .endenum
        .byte e.b, e.c                  ;= 08 09
        .endblock
        .block
        .byte e.b                       ;= 06
e       .enum start
a
b
        .endenum
start = 5
        .endblock
        .block
b       .block
s       .struct
x       .byte ?
y       .byte ?
        .endstruct
        .endblock
        .byte b.s.y, b.s                ;= 0102
v = b.s{x: 1, y: 2}
        .byte v.y                       ;= 02
        .endblock
        .block
s       .struct
x       .ds n
y       .byte ?
        .endstruct
        .byte s.y                       ;= 04
n = 4
        .endblock
        .block
s       .struct
x:      .byte ?
        y: .byte ?
        .endstruct
        .byte s.y                       ;= 01
        .endblock
        .block
e       .enum 3, -1
a
b
c
        .endenum
        .byte e.a, e.b, e.c             ;= 03 02 01
        .endblock
        .block
s       .struct
a       .word ?,?
b       .byte ?
        .endstruct
        .byte s.b                       ;= 04
v = s{a: {1,$fffe}, b: 2}
        .word v.a[1]                    ;= FEFF
        .endblock
        .block
s       .struct
a       .byte ?
        .align 2
b       .byte ?
        .endstruct
        .byte s.b, s                    ;= 02 03
        .endblock
        .block
v = later{a: 1}
        .byte v.a                       ;= 01
later   .struct
a       .byte ?
        .endstruct
        .endblock
