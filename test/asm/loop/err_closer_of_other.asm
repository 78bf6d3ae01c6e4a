; A loop is closed by its own closer. What it is meant to hold is not known, so it is passed over.
        .while 1
        "open
        .endfor                         ;! OF0310 9-15
        .rept 1
        .endproc                        ;! OF0310 9-16
        .byte 1
