;options --max-loop-iterations 3
        .bwhile 1                       ;! OF1205
        .endwhile
