        .nosuch 1                       ;! OF0401
