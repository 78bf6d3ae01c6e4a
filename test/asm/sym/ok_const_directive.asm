size    .const 4
        .byte size, forward             ;= 04 06
forward .const size + 2
