        .macro                          ;! OF0604
        .endm
