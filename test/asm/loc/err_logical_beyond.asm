; The run address must stay within the range of the CPU.
        .logical $ffff
        .byte 1
        .byte 2                         ;! OF0422
        .here
