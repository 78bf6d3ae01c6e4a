; x= is the low byte n times.
v       := $1234
v       x= 3
        .dword v                        ;= 34 34 34 00
v       x= 0
        .byte v                         ;= 00
