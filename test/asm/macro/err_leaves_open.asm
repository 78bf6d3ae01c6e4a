put     .macro
        .if 1
        .endm
        .put                            ;! OF0613
