; := makes a variable of the current scope; a compound operator changes the one that is found.
v       := 1
        .block
v       := 5
v       += 1
        .byte v                         ;= 06
        .bend
        .byte v                         ;= 01
        .block
v       += 1
        .bend
        .byte v                         ;= 02
