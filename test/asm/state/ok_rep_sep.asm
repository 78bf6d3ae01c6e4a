;options --cpu 65816
;nocpu
; REP makes registers wide, SEP narrow; other bits of the operand do not matter.
        rep #$30                        ;= C2 30
        lda #1                          ;= A9 01 00
        ldx #1                          ;= A2 01 00
        sep #$20                        ;= E2 20
        lda #1                          ;= A9 01
        ldx #1                          ;= A2 01 00
        sep #$cf                        ;= E2 CF
        ldx #1                          ;= A2 01 00
        sep #wide                       ;= E2 10
        ldx #1                          ;= A2 01
        rep #later                      ;= C2 20
        lda #1                          ;= A9 01 00
        plp                             ;= 28
        xce                             ;= FB
        lda #1                          ;= A9 01 00
wide    = $10
later   = $20
