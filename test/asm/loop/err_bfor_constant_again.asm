; A constant of a scoped loop is one of each iteration; twice in one is too many.
        .bfor 1
a       = 1
a       = 2                             ;! OF0302
        .endfor
