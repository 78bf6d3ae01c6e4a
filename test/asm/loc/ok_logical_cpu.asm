; The CPU may change in it.
        .logical $10
        .cpu "65c02"
        bra *                           ;= 80 FE
        .here
        bra *                           ;= 80 FE
        .byte $                         ;= 04
