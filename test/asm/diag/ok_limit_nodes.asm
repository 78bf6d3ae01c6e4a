;options --limit expr-nodes=8
        .byte x+x                       ;= 02 ;not OF1213
x       = 1
