x1      = 1
        .block
        .byte x1                        ;= 01
        .block
        .byte x1                        ;= 01
        .bend
        .bend
