        .rept 2
        nop                             ;= EA EA
        .endrept
