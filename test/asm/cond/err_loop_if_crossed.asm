        .for 1
        .if 1
        .endfor                         ;! OF0310 9-15
        .endif
