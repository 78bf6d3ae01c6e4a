; A constant of a procedure that waits for a later one is no use of that from outside.
x       .proc
c       = y.k
        .byte c
        .endproc
y       .proc
k       .byte 1
        .endproc
        .byte 5                         ;= 05
