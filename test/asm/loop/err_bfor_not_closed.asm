row     .bfor 2                         ;! OF0312 9-13
        .byte 1
