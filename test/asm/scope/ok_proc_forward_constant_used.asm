        lda x.c                         ;= A5 02
x       .proc
c       = y.k + 0
        .endproc
y       .proc
k       .byte 1                         ;= 01
        .endproc
