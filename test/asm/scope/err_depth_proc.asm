;options --limit block-depth=3
a       .proc                           ;! OF1204
b       .proc
c       .proc
d       .proc
e       .proc
        .endproc
        .endproc
        .endproc
        .endproc
        .endproc
