        .byte 1 @ 2                     ;! OF0101 17-17
        .text "open                     ;! OF0103 15-55
        .text "a\x4"                    ;! OF0104 17-18
        .byte $1g                       ;! OF0105 15-17
        .byte $10000000000000000        ;! OF0106 15-32
"text"  .byte 1                         ;! OF0107 1-1
one     two: nop                        ;! OF0108 9-11
        name = 1                        ;! OF0109 14-14
        #byte 1                         ;! OF0110 10-13
        . byte 1                        ;! OF0111 9-9
