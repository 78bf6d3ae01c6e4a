;options --cpu 65sc02
;nocpu
        * = $1000
        lda ($12)                       ;= B2 12        ;not OF0507
        sta ($12)                       ;= 92 12
        bit #$80                        ;= 89 80
        bit $12,x                       ;= 34 12
        bit $1234,x                     ;= 3C 34 12
        stz $12                         ;= 64 12
        stz.w $12                       ;= 9C 12 00
        stz $1234,x                     ;= 9E 34 12
        trb $12                         ;= 14 12
        tsb $1234                       ;= 0C 34 12
        bra *                           ;= 80 FE
        phx                             ;= DA
        jmp ($1234,x)                   ;= 7C 34 12
