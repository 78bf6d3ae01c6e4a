; A loop is closed by its own closer. What it is meant to hold is not known: its lines
; stand where it stands.
        .while 1
        "open                           ;! OF0103 9-54
        .endfor                         ;! OF0310 9-15
        .rept 1
        .endproc                        ;! OF0310 9-16
        .byte 1
