;options --max-loop-iterations 10
        .rept 11                        ;! OF1205
        .endrept
