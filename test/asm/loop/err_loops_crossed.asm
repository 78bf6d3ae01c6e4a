        .for 1
        .rept 1
        .endfor                         ;! OF0310 9-15
        .endrept
