; A namespace belongs to the scope it stands in.
one     .block
n       .namespace
a       = 1
        .endn
n       .namespace
b       = 2
        .endn
        .byte n.a, n.b                  ;= 01 02
        .endblock
n       .namespace
a       = 3
        .endn
        .byte n.a, one.n.a, one.n.b     ;= 03 01 02
