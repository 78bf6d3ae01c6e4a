a       .namespace                      ;! OF0312 9-18
        nop
