v       := 1
        .byte v                         ;= 01
v       := v + 1
        .byte v                         ;= 02
v       .var 9
        .byte v                         ;= 09
v       .set 7
        .byte v                         ;= 07
