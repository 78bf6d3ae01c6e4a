;options --max-loop-iterations 3
        .rept 4                         ;! OF1205
        .endrept
