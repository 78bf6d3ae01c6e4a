; Closers may have a label: it stands in front of them, and is a symbol of the scope outside.
one     .block
        nop                             ;= EA
a       .endblock
_x      nop                             ;= EA
n       .namespace
        nop                             ;= EA
b       .endn
p       .proc
        nop                             ;= EA
q       .endproc
        .byte <p                        ;= 03
        .logical 9
        nop                             ;= EA
c       .here
        .encode e
d       .endencode
        .byte <a, <a._x, <b, <q, <c, <d ;= 01 01 03 04 06 06
m       .macro
        .block
        nop
x       .endblock
        .endm
r       .m                              ;= EA
        .byte <r.x                      ;= 0D
