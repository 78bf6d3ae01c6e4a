;options --max-loop-iterations 3
        .bfor 4                         ;! OF1205 9-13
        .endfor
