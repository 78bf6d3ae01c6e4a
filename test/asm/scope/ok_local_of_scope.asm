; A local name in front of every label of a scope belongs to the scope and is reached through its
; name; one behind it belongs to the label.
m       .macro
        nop
_x      nop
        .endm
R       .struct
_a      .byte ?
g       .struct
_c      .byte ?
        .endstruct
        .endstruct
        .org 16
        .byte <b._x, <p._x, <q._x, R._a, R.g._c, <b._y, <l[1]._x ;= 17 1B 1D 00 01 1A 1F
b       .block
_x      nop                             ;= EA
        .byte <b._x, <_x                ;= 17 17
        .endblock
_y      nop                             ;= EA
p       .proc
_x      nop                             ;= EA
        .endproc
q       .m                              ;= EA EA
l       .bfor 2                         ;= EA EA
_x      nop
        .endfor
