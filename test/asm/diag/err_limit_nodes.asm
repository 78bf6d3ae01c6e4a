;options --limit expr-nodes=8
        .byte x+x+x+x+x+x+x             ;! OF1213 24-24
x       = 1
