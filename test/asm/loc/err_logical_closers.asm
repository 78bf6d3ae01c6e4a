        .here                           ;! OF0311 9-13
        .endlogical                     ;! OF0311 9-19
        .logical 5
        .if 1
        .here                           ;! OF0310 9-13
        .endif
