; A warning: the line still assembles.
lda     nop                             ;! OF0314 ;= EA
