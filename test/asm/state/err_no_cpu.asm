;nocpu
        .assume m=1                     ;! OF0514
        lda #1
