;nocpu
        .cpu m6502
        nop                             ;= EA
