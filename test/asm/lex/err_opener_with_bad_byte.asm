        .if 1 ` 2                       ;! OF0101
        lda missing
        .endif
        nop
        .rept 1
        nop
        .endrept ` 1                    ;! OF0101
