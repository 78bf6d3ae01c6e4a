        * = $1000
        nop                             ;= EA
here    .rept 2
        nop                             ;= EA EA
        .endrept
        .word here                      ;= 01 10
