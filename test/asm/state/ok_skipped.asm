; What is not assembled may have anything in it.
        .if 0
        .fpu
        .apollo                         ;not OF0512
        .endif
        .byte 1 ;= 01
