        sta #1                          ;! OF0502
        inx $10                         ;! OF0502
        jmp $1000,x                     ;! OF0502
        ldx $10,x                       ;! OF0502
        lda                             ;! OF0502
        stx ($10),y                     ;! OF0502
