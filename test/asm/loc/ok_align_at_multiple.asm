        * = $1000
        .align 16, 0
        .byte 1                         ;= 01
