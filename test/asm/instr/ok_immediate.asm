        lda #0                          ;= A9 00
        lda #255                        ;= A9 FF
        lda #-1                         ;= A9 FF
        lda #-128                       ;= A9 80
        ldx # 5                         ;= A2 05
