a       .namespace
        .endn
        .byte a                         ;! OF0209
