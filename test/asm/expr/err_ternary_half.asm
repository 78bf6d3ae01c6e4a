        .byte 1?2                       ;! OF0204
