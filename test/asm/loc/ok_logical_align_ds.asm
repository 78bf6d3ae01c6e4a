; .align goes by the run address, .ds moves both.
        .logical $11
        .byte 1                         ;image 0000: 01
        .ds 2
        .align 4
        .byte $                         ;image 0003: 14
        .here
        .byte $                         ;image 0004: 04
