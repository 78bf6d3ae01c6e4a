        .org $ffff
        nop
        nop                             ;! OF0422 9-11
