put     .segment a
        .byte .a
        .ends
        .put                            ;! OF0606
        .put 1,,2                       ;! OF0605
        .put(1                          ;! OF0609
