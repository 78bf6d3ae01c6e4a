; A definition that is never met, and one that is skipped, matches nothing.
        .if 0
        .statement lda "#" byte:a
        .byte $EE
        .endstatement
        .endif
        .ifdef NOTHING
        .statement nop
        .byte $EE
        .endstatement
        .endif
        lda #1                  ;= A9 01
        nop                     ;= EA
