; The name behind .cpu is replaced: by a bare name, a string, or what another definition says.
;options -D CC=65c02 -D "Old= 6502 " -D QUOTED="\"65C02\"" -D CHAIN=cc
        .cpu CC
        bra *                           ;= 80 FE
        .cpu old
        .byte 1                         ;= 01
        .cpu QUOTED
        bra *                           ;= 80 FE
        .cpu OLD
        .cpu chain
        bra *                           ;= 80 FE
        .cpu "65c02"
        bra *                           ;= 80 FE
