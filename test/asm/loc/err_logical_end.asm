        .logical 5                      ;! OF0312 9-16
        .byte $
        .end
        .here
