;options --max-loop-iterations 3
n       := 0
        .while n < 3
        .byte n                         ;= 00 01 02
n       += 1
        .endwhile
