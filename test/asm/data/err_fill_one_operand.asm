        .fill 5                         ;! OF0402
