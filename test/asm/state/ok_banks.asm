;options --cpu 65816
;nocpu
; Data of the bank in dbr is absolute, other data long where there is such a form; PLB forgets it.
        lda $1234                       ;= AD 34 12
        lda $7e1234                     ;= AF 34 12 7E
        .databank $7e
        lda $7e1234                     ;= AD 34 12
        ldx $7effff                     ;= AE FF FF ;not OF0508
        lda $1234                       ;= AF 34 12 00
        lda $7f0000,x                   ;= BF 00 00 7F
        sta $7e0012,x                   ;= 9D 12 00
        lda $12                         ;= A5 12
        plb                             ;= AB
        lda $7e1234                     ;= AF 34 12 7E
        ldx $1234                       ;= AE 34 12
        .dbank 1
        ldx $011234                     ;= AE 34 12
        .databank auto
        ldx $1234                       ;= AE 34 12
