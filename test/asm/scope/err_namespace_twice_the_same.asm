; What is defined again in a namespace that is opened again is defined twice.
a       .namespace
x       = 1
        .endn
a       .namespace
x       = 2                             ;! OF0302 1-1
        .endn
