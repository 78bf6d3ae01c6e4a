        .rept 1
        .byte 1
        .for 1
        .endfor
        .endfor                         ;! OF0310 9-15
        .byte absent                    ;! OF0301 15-20
