Label   = 3
        LDA #LABEL                      ;= A9 03
        .BYTE label, lAbEl              ;= 03 03
        Lda #1                          ;= A9 01
