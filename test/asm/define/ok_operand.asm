;options -D 'TARGET=($20),y' -D "IMM=#7" -D IDX=x
        lda TARGET                      ;= B1 20
        lda IMM                         ;= A9 07
        lda $10,IDX                     ;= B5 10
