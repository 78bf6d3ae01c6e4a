; The variable of .bfor is in the scope of the iteration, so one outside is another.
n       := 9
        .bfor n in 1..=2
        .byte n                         ;= 01 02
        .endfor
        .byte n                         ;= 09
c       = 7                             ; and may be a constant
        .bfor c in 0..1
        .byte c                         ;= 00
        .endfor
        .byte c                         ;= 07
