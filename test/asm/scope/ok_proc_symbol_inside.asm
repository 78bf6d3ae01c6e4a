; A reference to a symbol inside uses it too.
        lda tab.data                    ;= A5 03
        rts                             ;= 60
tab     .proc
data    .byte 7                         ;= 07
        .endproc
