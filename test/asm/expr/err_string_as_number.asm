        .byte "abc"+1                   ;! OF0208
        .word ""+1                      ;! OF0208
        .word "abc"                     ;! OF0208
