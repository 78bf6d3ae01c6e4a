; The last byte wins.
        * = $1000
        .byte 1, 2
        * = $1001
        .byte 3                         ;! OF0810 ;image 1000: 01 03
