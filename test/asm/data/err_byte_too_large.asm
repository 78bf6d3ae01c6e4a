        .byte 256                       ;! OF0406
        .byte -129                      ;! OF0406
        .byte 1, 300, 2                 ;! OF0406
