row     .bfor 1
        .endfor
row     .bfor 1                         ;! OF0302 1-3
        .endfor
