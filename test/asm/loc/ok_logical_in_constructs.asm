; In loops, macros, branches and procedures; loops and calls in it.
at      .macro n
        .logical .n
        .byte $
        .here
        .endm
        .for i in 0..2
        .logical $40 + i
        .byte $                         ;= 40 41
        .here
        .endfor
        .logical $50
        .for i in 0..2
        .byte $                         ;= 50 51
        .endfor
        .at $60                         ;= 60
        .byte $                         ;= 53
        .here
        .byte $                         ;= 06
        jsr p                           ;= 20 0A 00
p       .proc
        .logical $70
        .byte $                         ;= 70
        .here
        .endproc
