v       := 1
v       .= 8
        .byte v                         ;= 08
