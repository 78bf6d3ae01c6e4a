        .ifdef                          ;! OF0402
        .endif
        .ifndef                         ;! OF0402
        .endif
        .ifdef 1                        ;! OF0402
        .endif
        .ifndef one two                 ;! OF0202
        .endif
