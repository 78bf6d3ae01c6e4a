n       := 1
        .rept 4
        .byte n                         ;= 01 02 04 08
n       *= 2
        .endrept
