        .byte nothing                   ;! OF0301 15-21
        lda nothing                     ;! OF0301 13-19
        lda #<nothing                   ;! OF0301
