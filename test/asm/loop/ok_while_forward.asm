; The condition may depend on a forward symbol.
n       := 0
        .while n < count
        .byte n                         ;= 00 01 02
n       += 1
        .endwhile
count   = 3
