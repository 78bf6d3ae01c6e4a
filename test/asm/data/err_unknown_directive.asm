        .nosuch                         ;! OF0401
