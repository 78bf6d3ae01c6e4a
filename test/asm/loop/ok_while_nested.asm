y       := 0
        .while y < 2
x       := 0
        .while x < 2
        .byte y*16+x                    ;= 00 01 10 11
x       += 1
        .endwhile
y       += 1
        .endwhile
