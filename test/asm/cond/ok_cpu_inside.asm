; .cpu in a branch holds behind it too.
        .if 1
        .cpu "65c02"
        .endif
        .match 1
        .case 1
        bra *                           ;= 80 FE
        .cpu "6502"
        .endmatch
bra:    nop                             ;= EA
