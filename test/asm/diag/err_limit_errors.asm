;options --max-errors 1
        .byte 256                       ;! OF0406 15-17
        .byte 257                       ;! OF1224 9-13
