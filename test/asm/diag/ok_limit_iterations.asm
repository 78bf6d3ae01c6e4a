;options --max-loop-iterations 3
        .rept 3                         ;not OF1205
        .byte 1                         ;= 01 01 01
        .endrept
