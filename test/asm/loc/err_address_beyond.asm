        * = $ffff
        .byte 1
        .byte 2                         ;! OF0422
