;options --max-loop-iterations 3
        .while 1                        ;! OF1205
        .endwhile
