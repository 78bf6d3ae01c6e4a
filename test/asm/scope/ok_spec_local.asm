; Local names and look-up (5.3, 5.4).
; SPDX-License-Identifier: MIT
        .block
x = 1
        .block
        .byte x                         ;= 01
        .block
x = 2
        .byte x                         ;= 02
        .endblock
        .byte x                         ;= 01
        .endblock
        .endblock
        .block
x = 1
        .block
        .byte x                         ;= 02
x = 2
        .endblock
        .endblock
        .block
a       .block
x = 1
b       .block
x = 2
        .byte a.x, b.x, a.b.x, x        ;= 01020202
        .endblock
        .endblock
        .endblock
        .block
a       .block
x = 1
        .endblock
c       .block
a       .block
y = 2
        .endblock
        .byte a.y                       ;= 02
        .byte .defined(a.x)             ;= 00
        .endblock
        .endblock
        .block
a       .block
b       .block
c       .block
v = 9
        .endblock
        .endblock
        .endblock
d       .block
        .byte a.b.c.v                   ;= 09
        .endblock
        .endblock
        .block
a       nop                             ;= EA
_x = 1
y = 2
_z = 3
        .byte _x, _z, a._z              ;= 010303
_v := 4
        .byte _v                        ;= 04
        .endblock
        .block
a       nop                             ;= EA
_x = 1
s       .struct
f       .byte ?
        .endstruct
        .byte _x                        ;= 01
m       .macro
        .endm
        .byte _x                        ;= 01
e       .enum
q
        .endenum
        .byte _x                        ;= 01
v       .var 2
        .byte _x                        ;= 01
n       .namespace
        .endnamespace
        .byte _x                        ;= 01
        .endblock
        .block
a       .block
        .bend
b       .namespace
        .endn
c       .proc
        .pend
d       .macro
        .endm
e       .segment
        .ends
        .byte 1                         ;= 01
        .endblock
