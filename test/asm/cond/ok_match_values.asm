; A case has several values; the others are looked at until one is equal.
        .for n in 0..5
        .match n
        .case 1, 3, 4
        .byte $10+n                     ;= 00 11 02 13 14
        .default
        .byte n
        .endmatch
        .endfor
