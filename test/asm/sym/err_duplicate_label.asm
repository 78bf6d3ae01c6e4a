one     nop
one     nop                             ;! OF0302
