a:
a       .namespace                      ;! OF0302
        .endn
b       .namespace
        .endn
b:                                      ;! OF0302 1-1
