;options --cpu 65816
;nocpu
        .assume dp=$2000, dbr=$7e
        lda.b $12                       ;= A5 12
        lda.b $2012                     ;= A5 12
        lda.w $12                       ;= AD 12 00
        lda.w $7e0012,x                 ;= BD 12 00
        lda.l $12                       ;= AF 12 00 00
        lda.l $12,x                     ;= BF 12 00 00
        jmp.w $1234                     ;= 4C 34 12
        jmp.l $1234                     ;= 5C 34 12 00
        jmp.w ($1234)                   ;= 6C 34 12
        pea.w $12                       ;= F4 12 00
