thing   = 1
thing   nop                             ;! OF0302
