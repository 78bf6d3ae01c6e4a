;nocpu
        nop                             ;! OF0514
