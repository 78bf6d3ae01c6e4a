        lda \1                          ;! OF0101
