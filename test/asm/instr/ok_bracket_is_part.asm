; Only an operand that is wholly enclosed is indirect.
        lda (1)+2                       ;= A5 03
        lda (1+2)*2                     ;= A5 06
        lda +(5)                        ;= A5 05
        jmp 2*($1000)                   ;= 4C 00 20
        lda (3)*2,x                     ;= B5 06
