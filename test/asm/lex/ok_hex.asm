; Three spellings of base 16; digits in either case.
        .word $12AB                     ;= AB 12
        .word $12ab                     ;= AB 12
        .word 12ABh                     ;= AB 12
        .word 0x12aB                    ;= AB 12
        .word 0ffH                      ;= FF 00
        .byte $f                        ;= 0F
        .byte 0X1f                      ;= 1F
