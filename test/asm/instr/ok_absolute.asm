        lda $0100                       ;= AD 00 01
        lda $ffff                       ;= AD FF FF
        lda $1234,x                     ;= BD 34 12
        lda $1234,y                     ;= B9 34 12
        lda $10,y                       ;= B9 10 00
        jmp $10                         ;= 4C 10 00
