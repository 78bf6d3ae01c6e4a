; once per element, of any kind
list    = {1, "ab", {2, 3}, 5..7}
        .for v in list
        .byte v, 0                                      ;= 01 00 61 62 00 02 03 00 05 06 00
        .endfor
        .for v in {}
        .byte v
        .endfor
row     .bfor v in {{10, 11}, {12}}
n       .byte .len(v), v[0]                             ;= 02 0A 01 0C
        .endfor
        .byte .len(row)                                 ;= 02
        .for p in {{1, 2}, {3, 4}} ;not OF0615
        .byte p[0] * p[1]                               ;= 02 0C
        .endfor
        .for v in early
        .byte v                                         ;= 01 02
        .endfor
early   = {1, later}
later   = 2
