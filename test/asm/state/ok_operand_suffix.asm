;options --cpu 65816
;nocpu
; A letter behind the operand chooses the form: a value that fits it is taken as it is, an address
; counts from where the state says.
        .assume dp=$2000, dbr=$7e
        lda $12,d                       ;= A5 12
        lda $2012,d                     ;= A5 12
        lda $12,d,x                     ;= B5 12
        ldx $12,d,y                     ;= B6 12
        lda ($12,d)                     ;= B2 12
        lda ($12,d,x)                   ;= A1 12
        lda ($12,d),y                   ;= B1 12
        lda [$12,d]                     ;= A7 12
        lda [$12,d],y                   ;= B7 12
        lda $2012,b                     ;= AD 12 20
        lda $7e2012,b,x                 ;= BD 12 20
        lda $12,b,y                     ;= B9 12 00
        lda $12,l                       ;= AF 12 00 00 ;not OF0511
        lda $2012,l,x                   ;= BF 12 20 00
        jmp $1234,k                     ;= 4C 34 12
        jsr ($1234,k,x)                 ;= FC 34 12
        jmp $1234,l                     ;= 5C 34 12 00
        lda d,d                         ;= A5 07
        lda b                           ;= AF 08 00 00
d       = 7
b       = 8
