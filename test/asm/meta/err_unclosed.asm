        .meta                           ;! OF0312 9-13
        .name "x"
