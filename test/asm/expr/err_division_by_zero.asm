        .byte 1/0                       ;! OF0205
        .byte 1%0                       ;! OF0205
zero    = 0
        .byte 5/zero                    ;! OF0205
        .byte 5%(1-1)                   ;! OF0205
