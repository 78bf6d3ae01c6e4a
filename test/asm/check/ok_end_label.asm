        .word last                      ;= 02 00
last    .end
        nop
