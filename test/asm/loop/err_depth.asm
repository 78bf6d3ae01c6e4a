;options --limit block-depth=3
        .for 1                          ;! OF1204
        .for 1
        .for 1
        .for 1
        .for 1
        .endfor
        .endfor
        .endfor
        .endfor
        .endfor
