        .segment                        ;! OF0604
        .ends
byte    .segment                        ;! OF0603
        .ends
one     .segment a, a                   ;! OF0604
        .ends
two     .segment 5                      ;! OF0604
        .ends
