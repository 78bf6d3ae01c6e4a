        lda #256                        ;! OF0503
        lda #-129                       ;! OF0503
        lda $10000                      ;! OF0503
        lda ($100),y                    ;! OF0503
        lda ($100,x)                    ;! OF0503
        stx $100,y                      ;! OF0503
