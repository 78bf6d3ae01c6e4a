; What every iteration would say in the same words is said once; other values are another message.
        .for i in 0..3
        lda undefined                   ;! OF0301 13-21
        .byte 255 + i                   ;! OF0406 ;! OF0406
        .endfor
twice   .macro
        lda #256                        ;! OF0503 ;! OF0503
        .endm
        .twice
        .twice
        .rept 2
        .for 2
        .byte 1 / 0                     ;! OF0205
        .endfor
        .endrept
