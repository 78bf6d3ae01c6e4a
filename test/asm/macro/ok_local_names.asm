skip    .macro
        beq _over
        nop
_over
        .endm
        .skip                           ;= F0 01 EA
        .skip                           ;= F0 01 EA
