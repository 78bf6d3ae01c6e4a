        .org $1000
        nop
        .logical $0200
run     jmp run
        .word $
        .logical $0300
deep    .word deep
        .here
        .word $
        .endlogical                     ;not OF0421
        .word $, run
;image 1000: EA 4C 00 02 03 02 00 03 07 02 0A 10 00 02
