a.b     nop                             ;! OF0306 1-3
; What it would open is passed over.
aa.bb.c .macro                          ;! OF0306 1-7
        nop
        .endm
x.y     .if garbage                     ;! OF0306 1-3
x.y     .block
        .endblock
        .endif
