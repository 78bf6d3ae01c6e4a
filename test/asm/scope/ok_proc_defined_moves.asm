; What a procedure that is left out defines is what it came to while it was assembled; where a
; condition hides it, nothing is defined.
        .byte .defined(p), .defined(p.early), .defined(p.late), .defined(q), .defined(q.x) ;= 01 00 01 00 00
        .byte .defined(r), .defined(r.x), .defined(r.s), .defined(r.s.x)                   ;= 01 01 00 00
p       .proc
        .if later
late    = 1
        .else
early   = 1
        .endif
        .endproc
        .if later
        .else
q       .proc
x       = 1
        .endproc
        .endif
r       .proc
x       = 1
        .if later
        .else
s       .proc
x       = 1
        .endproc
        .endif
        .endproc
later   = 1
