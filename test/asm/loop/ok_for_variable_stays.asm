; The variable of .for is one of the scope around.
        .for n in 1..=2
        .byte n                         ;= 01 02
        .endfor
        .byte n                         ;= 02
