        .rept later
        .byte 7                         ;= 07 07
        .endrept
later   = 2
