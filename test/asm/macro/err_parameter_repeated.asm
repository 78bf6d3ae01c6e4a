put     .macro v, v                     ;! OF0604
        .endm
