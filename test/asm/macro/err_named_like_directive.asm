byte    .macro                          ;! OF0603 1-4
        .endm
