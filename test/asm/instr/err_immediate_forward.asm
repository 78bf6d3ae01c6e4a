        lda #later                      ;! OF0503
later   = 256
