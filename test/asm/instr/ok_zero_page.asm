        lda $00                         ;= A5 00
        lda $ff                         ;= A5 FF
        lda $10,x                       ;= B5 10
        ldx $10,y                       ;= B6 10
        lda $10 , X                     ;= B5 10
