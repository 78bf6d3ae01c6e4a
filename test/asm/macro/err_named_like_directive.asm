byte    .macro                          ;! OF0603
        .endm
