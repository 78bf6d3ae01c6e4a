        .if nothing                     ;! OF0301
        .endif
