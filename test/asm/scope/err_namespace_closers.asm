        .endnamespace                   ;! OF0311 9-21
        .endn                           ;! OF0311 9-13
        .block
        .endn                           ;! OF0310 9-13
        .bend
a       .namespace
        .bend                           ;! OF0310 9-13
        .endn
