put     .macro                          ;! OF0312
        nop
