v       := 5
v       &&= 2
        .byte v                         ;= 01
v       &&= 0
        .byte v                         ;= 00
v       ||= 7
        .byte v                         ;= 01
