;options --limit expansion-lines=10
        .while 1                        ;! OF1206
        nop
        .endwhile
