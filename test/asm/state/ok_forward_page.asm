;options --cpu 65816
;nocpu
; A page or bank that is known later fits every form until then: the short one is not lost.
        .dpage page
        lda $2012                       ;= A5 12
        sta $2100,x                     ;= 9D 00 21
        .databank bank
        lda $7e1234                     ;= AD 34 12
        lda $1234                       ;= AF 34 12 00
        .assume dp=page+$100, dbr=0
        lda $2112                       ;= A5 12
        sep #flags                      ;= E2 20
        lda #1                          ;= A9 01
page    = $2000
bank    = $7e
flags   = $20
