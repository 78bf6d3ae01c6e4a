; A literal is the whole run; suffix h is tried first, then 0x, 0b, b, o and q, d.
        .byte 0b1h >> 4                 ;= 0B
        .byte 0b                        ;= 00
        .byte 0bh                       ;= 0B
        .word 0x10d                     ;= 0D 01
        .word 10dh                      ;= 0D 01
        .byte 0b1                       ;= 01
        .word 0b1bh                     ;= 1B 0B
