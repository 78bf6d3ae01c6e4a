;options --limit expansion-lines=10
        .bfor 100                       ;! OF1206
        nop
        .endfor
