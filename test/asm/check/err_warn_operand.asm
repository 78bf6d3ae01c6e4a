        .warn                           ;! OF0402
        .warn missing                   ;! OF0301
