        .byte .lo(1,2)                  ;! OF0214
        .byte .abs()                    ;! OF0214
        .byte .min()                    ;! OF0214
