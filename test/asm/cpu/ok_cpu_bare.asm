;nocpu
        .cpu 6502
        nop                             ;= EA
