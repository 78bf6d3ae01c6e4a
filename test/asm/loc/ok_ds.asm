        * = $1000
        .byte 1                         ;image 1000: 01
buf     .ds 4
        .byte 2                         ;image 1005: 02
        .word buf                       ;image 1006: 01 10
        .ds 0
        .byte 3                         ;image 1008: 03
