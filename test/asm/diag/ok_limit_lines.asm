;options --limit expansion-lines=9
        .rept 3                         ;not OF1206
        nop                             ;= EA EA EA
        nop                             ;= EA EA EA
        .endrept
