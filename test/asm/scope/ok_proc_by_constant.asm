; A constant that is evaluated outside of procedures uses what it refers to.
entry   = tab + 1
tab     .proc
        .byte 1, 2                      ;= 01 02
        .endproc
