        lda.b $12                       ;= A5 12
        lda.w $12                       ;= AD 12 00
        lda.w $12,x                     ;= BD 12 00
        inc.w 0                         ;= EE 00 00
        LDA.W $12                       ;= AD 12 00
