;options --cpu 65816
;nocpu
; Refused here and not everywhere: forms that the data sheet does not have, values that lose bits.
        bra #$12                        ;! OF0502 13-16
        per #$12                        ;! OF0502 13-16
        brl $12,k                       ;! OF0511 16-17
        per $12,k                       ;! OF0511 16-17
        pei $12                         ;! OF0502 13-15
        pei $12,d                       ;! OF0511 16-17
        ldx a                           ;! OF0301 13-13
        cop                             ;! OF0502 9-11
        cop $12                         ;! OF0502 13-15
        brk $12                         ;! OF0502 13-15
        wdm $12                         ;! OF0502 13-15
        brl ($12)                       ;! OF0502 13-17
        jml ($1234)                     ;! OF0502 13-19
        rep #-129                       ;! OF0503 14-17
        pea -32769                      ;! OF0503 13-18
        lda -1,y                        ;! OF0503 13-14
        jmp -1                          ;! OF0503 13-14
        jsr -1                          ;! OF0503 13-14
        jsr $10000                      ;! OF0508 13-18
        jsr.l $10000                    ;! OF0511 9-13
        brl *+3+32768                   ;! OF0505 13-21
