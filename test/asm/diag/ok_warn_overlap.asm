        .org $1000
        .byte 1, 2
        .org $1001
        .byte 3                         ;! OF0810 9-13
        .org $1002                      ;not OF0810
        .byte 4                         ;not OF0810
;image 1000: 01 03 04
