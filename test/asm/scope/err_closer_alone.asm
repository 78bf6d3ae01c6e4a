        .bend                           ;! OF0311
