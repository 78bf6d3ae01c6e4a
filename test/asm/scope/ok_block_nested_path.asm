        .byte out.in.x1                 ;= 07
out     .block
in      .block
x1      = 7
        .bend
        .byte in.x1, out.in.x1          ;= 07 07
        .bend
