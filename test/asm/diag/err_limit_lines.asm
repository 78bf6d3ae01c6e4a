;options --limit expansion-lines=8
        .rept 3                         ;! OF1206 9-13
        nop
        nop
        .endrept
