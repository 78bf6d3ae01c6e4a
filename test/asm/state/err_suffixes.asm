;options --cpu 65816
;nocpu
        ldx $12,l                       ;! OF0511 16-17
        jsr $1234,l                     ;! OF0511 18-19
        jml $1234,k                     ;! OF0511 18-19
        stz $12,l                       ;! OF0511 16-17
        ldx.l $12                       ;! OF0511 9-13
        jmp.b $12                       ;! OF0511 9-13
        inx.w                           ;! OF0511 9-13
        lda.q $12                       ;! OF0501 9-13
        lda $12,l                       ;not OF0511
        lda $12,q                       ;! OF0502 13-17
