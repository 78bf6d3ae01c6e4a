; Where an operand is expected % and a binary digit start a number.
        .byte %10                       ;= 02
        .byte 5-%11                     ;= 02
        .byte (%11)                     ;= 03
        .byte 1,%1                      ;= 01 01
        lda #%101                       ;= A9 05
