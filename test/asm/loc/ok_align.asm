        * = $1001
        .align 4, $ea
        .byte 1                         ;= EA EA EA 01
        .align 1, 0
        .byte 2                         ;= 02
