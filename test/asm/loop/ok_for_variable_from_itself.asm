; What the loop runs over is evaluated once, at the opener.
n       := 3
        .for n in 0..n
        .byte n                         ;= 00 01 02
        .endfor
