; One byte is its code, two are first * 256 + second.
        .byte 'A'+1                     ;= 42
        .word 'A'                       ;= 41 00
        .word 'AB'                      ;= 42 41
        .word "AB"+1                    ;= 43 41
        lda #'x'                        ;= A9 78
        lda #"z"-"a"                    ;= A9 19
