; What is skipped is not looked at; elsewhere `.ds` reserves.
        .if 0
        .res byte, 4
        .endif
        .ds 4                           ;not OF0411
        .byte 1                         ;image 0004: 01
