; The label of a scoped loop is its address too.
        nop                             ;= EA
row     .bfor 2
        nop                             ;= EA EA
        .endfor
        .byte row, row + 1              ;= 01 02
        lda row                         ;= A5 01
