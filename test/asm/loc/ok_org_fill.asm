; Gaps of the raw image hold FF.
        .org $10
        nop                             ;= EA FF FF
        .org $13
        nop                             ;= EA
