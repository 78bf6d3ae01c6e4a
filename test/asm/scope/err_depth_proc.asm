;options --limit block-depth=3 --pp-macro-depth 1
        jsr a
a       .proc
        jsr b
b       .proc
        jsr c
c       .proc
        jsr d
d       .proc                           ;! OF1204
        rts
        .endproc
        .endproc
        .endproc
        .endproc
