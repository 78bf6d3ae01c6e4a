        .logical $10
        .byte $                         ;= 10
        .logical $20
        .byte $                         ;= 20
        .here
        .byte $                         ;= 12
        .here
        .byte $                         ;= 03
