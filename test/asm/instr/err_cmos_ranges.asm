;options --cpu 65c02
;nocpu
        lda ($100)                      ;! OF0503
        jmp ($10000,x)                  ;! OF0503
        bit #256                        ;! OF0503
        bra *+130                       ;! OF0505
        bit $12,y                       ;! OF0502
        stz $12,y                       ;! OF0502
        ldx $12,x                       ;! OF0502 13-17
        trb $12,x                       ;! OF0502
        nop 1                           ;! OF0507
