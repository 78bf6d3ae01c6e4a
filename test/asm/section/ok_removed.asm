; What is not assembled may have anything in it.
        .if 0
        .dsection old                   ;not OF0428
        .endif
        .byte 1 ;= 01
