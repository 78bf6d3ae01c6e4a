; A key that is a mnemonic: the pattern first, then the instruction.
        .statement lda byte:a "," byte:b
        .byte .a, .b
        .endstatement
        lda 1, 2                ;= 01 02
        lda #1                  ;= A9 01
        lda $20,x               ;= 20 78
x       = $78
        .statement lda
        tya
        .endstatement
        lda                     ;= 98
        lda $1234               ;= AD 34 12
        .statement inx "twice"
        inx
        inx
        .endstatement
l1      inx
        inx twice
l2      inx
        .byte l2 - l1           ;= E8 E8 E8 E8 03
