; a size that settles later; .defined asks nothing of it
        .org $2000
        .ds .sizeof(tail) - 2
        .byte .sizeof(tail)                                     ;= 04
tail    .block
        .word tail, 1                                           ;= 03 20 01 00
        .endblock
