        .byte later                     ;! OF0406
later   = 256
