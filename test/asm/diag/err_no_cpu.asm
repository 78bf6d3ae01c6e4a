;nocpu
        lda #1                          ;! OF0514 9-11
