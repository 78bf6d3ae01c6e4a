; What a pass refers to first when the procedure has been left out for long makes it used.
n       .namespace
p       .proc
        rts                             ;= 60
        .endproc
        .if flag
        jsr p                           ;= 20 00 00
        .endif
        .endn
        .if late = 3
flag    = 1
        .else
flag    = 0
        .endif
late    = 3
