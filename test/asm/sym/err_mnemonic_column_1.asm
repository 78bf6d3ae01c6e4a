one     nop
lda one                                 ;! OF0314 ;! OF0501
