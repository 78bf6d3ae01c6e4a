        .fill 5                         ;! OF0402
        .fill 5 6                       ;! OF0202
