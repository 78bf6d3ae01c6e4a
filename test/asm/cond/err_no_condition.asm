        .if                             ;! OF0402
        .endif
