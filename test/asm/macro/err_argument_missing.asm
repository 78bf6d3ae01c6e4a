put     .macro v, w
        .endm
        .put 1                          ;! OF0606
        .put                            ;! OF0606
