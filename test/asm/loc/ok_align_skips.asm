; Without a value the bytes are left out.
        * = $1001
        .byte 1                         ;image 1001: 01
        .align 8
here    .byte 2                         ;image 1008: 02
        .word here                      ;image 1009: 08 10
