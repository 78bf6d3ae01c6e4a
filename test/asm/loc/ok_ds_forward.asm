        * = $10
        .ds later
        .byte 1                         ;image 0013: 01
later   = 3
