        .byte v                         ;! OF0305
v       := 1
