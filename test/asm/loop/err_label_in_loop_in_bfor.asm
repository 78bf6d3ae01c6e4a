        .bfor 1
        .for 1
here    nop                             ;! OF0616 1-4
        .endfor
        .endfor
