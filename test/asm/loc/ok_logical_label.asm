; A label on .logical has the address in front of it, one on .here the run address.
        nop                             ;= EA
a       .logical $20
        nop                             ;= EA
b       .here
c       .byte a, b, c                   ;= 01 02 02
