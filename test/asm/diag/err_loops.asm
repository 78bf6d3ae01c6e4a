        .for -1                         ;! OF0615 14-15
        .endfor
        .rept 2
again   nop                             ;! OF0616 1-5
        .endrept
        .rept 1
label   .endrept                        ;! OF0617 1-5
i       = 1
        .for i in 0..2                  ;! OF0618 14-14
        .endfor
