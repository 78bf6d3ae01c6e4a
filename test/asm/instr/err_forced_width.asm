        lda.b $100                      ;! OF0503
