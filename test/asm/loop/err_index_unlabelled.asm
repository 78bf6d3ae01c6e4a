; Without a label the iterations cannot be reached.
        .bfor 2
here    nop
        .endfor
        .byte here                      ;! OF0301 15-18
