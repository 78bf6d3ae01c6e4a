;options --limit body-lines=2
        .rept 1                         ;not OF1221
        .byte 1                         ;= 01
        .byte 2                         ;= 02
        .endrept
