; What could not be defined has one message, where it is: none at its uses, nor at the next one.
; SPDX-License-Identifier: MIT
        .byte early + 1
early   = )                     ;! OF0201 11-11
        .byte early, early.part
v       := )                    ;! OF0201 12-12
        .byte v
v       := 2
v       += 1
v       := "abc                 ;! OF0103
v       += (                    ;! OF0201
        .byte v
v       + = 1                   ;! OF0202 9-9
v       = = 1                   ;! OF0201 11-11
        .byte v
w       .var )                  ;! OF0201 14-14
w       .set 3
w       += 1
c       .const )                ;! OF0201
        .byte c
shape   .block 5                ;! OF0403 16-16
inside  = 1
        .endblock
        .byte shape.inside, shape
row     .bfor )                 ;! OF0201
cell    .byte 1
        .endfor
        .byte row[0].cell, .len(row)
type    .struct 5               ;! OF0403
field   .byte ?
        .endstruct
        .byte type.field, type
        .for 2
u       := )                    ;! OF0201
        .endfor
lab     nop (                   ;! OF0201
        .byte lab
space   .namespace
        .endnamespace
space.x = 5                     ;! OF0306 1-7
space.y = 5                     ;! OF0306
lab     nop                     ;! OF0302
