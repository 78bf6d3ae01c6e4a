v       := $12
v       X= 2
        .word v                         ;= 12 12
