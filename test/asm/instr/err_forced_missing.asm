        lda.b $10,y                     ;! OF0511
        jmp.b $10                       ;! OF0511
