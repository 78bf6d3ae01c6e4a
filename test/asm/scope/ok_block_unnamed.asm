        .block
x1      = 1
        .byte x1                        ;= 01
        .bend
        .block
x1      = 2
        .byte x1                        ;= 02
        .bend
