        .logical                        ;! OF0402
        .here
        .logical -1                     ;! OF0422
        .here
        .logical $10000                 ;! OF0422
        .here
        .logical "abc"                  ;! OF0208
        .here
        .logical absent                 ;! OF0301 18-23
        .here
