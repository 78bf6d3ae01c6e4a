        .rept 1                         ;! OF0312 9-13
        .byte 1
        .endfor                         ;! OF0311 9-15
