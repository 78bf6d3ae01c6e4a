a:
a       .namespace                      ;! OF0302
        .endn                           ;! OF0311
b       .namespace
        .endn
b:                                      ;! OF0302 1-1
