; The same with an address behind the loop that settles.
n       := 0
        .while n * 2 < last
        .byte n                         ;= 00 01 02
n       += 1
        .if n == 3
        .byte 9, 9                      ;= 09 09
        .endif
        .endwhile
        .byte n                         ;= 03
last    = 6
