p       .proc                           ;! OF0312 9-13
        rts
