; & before ^ before |
        .byte 1|2^3&1                   ;= 03
        .byte (1|2)^3&1                 ;= 02
        .byte 4|4^4                     ;= 04
        .byte 1&3==3                    ;= 01
        .byte 2&1+1                     ;= 02
