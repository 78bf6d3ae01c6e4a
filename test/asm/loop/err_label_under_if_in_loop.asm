        .for 2
        .if 1
here    nop                             ;! OF0616 1-4
        .endif
        .endfor
