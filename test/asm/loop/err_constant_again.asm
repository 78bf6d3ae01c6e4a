        .rept 2
c       = 1                             ;! OF0302
        .endrept
