        .for 1
        .if 1                           ;! OF0312 9-11
        .endfor
        .endif                          ;! OF0311 9-14
