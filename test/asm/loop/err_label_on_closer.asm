        .rept 1
        nop
here    .endrept                        ;! OF0617
