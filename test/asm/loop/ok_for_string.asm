        .for c in "abc"
        .byte c                         ;= 61 62 63
        .endfor
