;options --max-loop-iterations 10
        .rept 10
        .byte 1                         ;= 01 01 01 01 01 01 01 01 01 01
        .endrept
