; The inner definition wins in the whole block, also before its line.
x1      = 1
b       .block
        .byte x1                        ;= 02
x1      = 2
        .bend
        .byte x1, b.x1                  ;= 01 02
