n       := 0
        .while n < 1
here    nop                             ;! OF0616 1-4
n       += 1
        .endwhile
