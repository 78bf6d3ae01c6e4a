; An address that the CPU does not have is said once: what goes on behind it is no other mistake.
        .org $fffe
        nop
        nop
        lda $1234                       ;! OF0422 9-11
        nop
        .byte 1, 2
        .ds 3
        nop
        .org $1000
        nop
        .org $20000                     ;! OF0422 14-19
        nop
        .byte 1
        .org -1                         ;! OF0422
        nop
        .logical $10000                 ;! OF0422
        nop
        .here
