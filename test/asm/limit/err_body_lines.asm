;options --limit body-lines=2
        .rept 2                         ;! OF1221
        nop
        nop
        nop
        .endrept
