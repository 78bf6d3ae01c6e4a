put     .macro
        .if 1                           ;! OF0312
        .endm
        .put
