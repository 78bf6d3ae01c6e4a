; The lines behind a change of the CPU are looked at as well, and a body may change it.
        .statement put byte:a
        .byte .a
        .endstatement
        .statement zed
        .cpu "65c02"
        .endstatement
        put 1                   ;= 01
        lda #1                  ;= A9 01
        .cpu "65c02"
        put 2                   ;= 02
        stz $20                 ;= 64 20
        .cpu "6502"
        zed
        stz $21                 ;= 64 21
        put 3                   ;= 03
