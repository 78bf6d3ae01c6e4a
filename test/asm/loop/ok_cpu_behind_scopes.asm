; Scopes that are open when the CPU changes are closed behind it.
one     .block
        .if 1
        .cpu "65c02"
        .endif
here    bra here                        ;= 80 FE
        .endblock
two     .namespace
        .cpu "6502"
bra:    nop                             ;= EA
        .endnamespace
put     .macro
        .block
        .if 1
        .cpu "65c02"
        .endif
        bra *                           ;= 80 FE
        .bend
        nop                             ;= EA
        .endm
        .put
        .proc1
proc1   .segment
        bra *                           ;= 80 FE
        .ends
        .byte <one.here, <two.bra       ;= 00 02
