        .rept                           ;! OF0402
        .endrept
