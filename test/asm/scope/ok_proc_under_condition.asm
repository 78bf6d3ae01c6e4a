; What a false condition skips is no use, and not there.
        .if 0
        jsr a
b       .proc
        .byte 1
        .endproc
        .endif
a       .proc
        .byte 2
        .endproc
        .byte 3                         ;= 03
