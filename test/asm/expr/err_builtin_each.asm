        .byte .bank(1, 2)               ;! OF0214 15-19
        .byte .hi(1, 2)                 ;! OF0214 15-17
        .byte .lo(1, 2)                 ;! OF0214 15-17
        .byte .abs(1, 2)                ;! OF0214 15-18
        .byte .sign(1, 2)               ;! OF0214 15-19
        .byte .len(1, 2)                ;! OF0214 15-18
        .byte .defined(1 + 2)           ;! OF0214 15-22
        .byte .min("abc", 1)            ;! OF0208 15-28
        .byte .max("abc", 1)            ;! OF0208 15-28
