; $ without a hex digit is the current address.
        .word $                         ;= 00 00
        .word $                         ;= 02 00
        .byte $+1                       ;= 05
        .byte $&$ff                     ;= 05
