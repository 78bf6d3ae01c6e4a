        .const 5                        ;! OF0307
        .var 5                          ;! OF0307
        .set 5                          ;! OF0307
