;options --limit block-depth=3
        .rept 1
        .rept 1
        .rept 1
        .rept 1                         ;! OF1204 9-13
        .endrept
        .endrept
        .endrept
        .endrept
