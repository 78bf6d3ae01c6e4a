;options --cpu 65816
;nocpu
; The direct page is where dp says; TCD and PLD make it unknown again.
        lda $12                         ;= A5 12
        .dpage $2000
        lda $12                         ;= AD 12 00
        lda $2000                       ;= A5 00
        lda $20ff,x                     ;= B5 FF
        lda $2100,x                     ;= BD 00 21
        lda ($2034),y                   ;= B1 34
        lda [$2034]                     ;= A7 34
        sta ($20fe,x)                   ;= 81 FE
        pei ($2010)                     ;= D4 10
        tcd                             ;= 5B
        lda $2000                       ;= AD 00 20
        lda $12                         ;= A5 12
        .assume dp=$12f0
        ldx $13ef                       ;= A6 FF
        ldx $13f0                       ;= AE F0 13
        pld                             ;= 2B
        ldx $13ef                       ;= AE EF 13
        .dpage auto
        ldx $12                         ;= A6 12
