        .if "yes"                       ;! OF0431
        .endif
