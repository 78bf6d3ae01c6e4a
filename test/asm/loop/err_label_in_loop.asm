        .rept 1
here    nop                             ;! OF0616
        .endrept
