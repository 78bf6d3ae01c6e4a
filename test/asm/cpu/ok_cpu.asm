;nocpu
        .cpu "6502"
        lda #1                          ;= A9 01
