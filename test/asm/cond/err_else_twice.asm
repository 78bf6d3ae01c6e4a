        .if 1
        .else
        .else                           ;! OF0429
        .endif
