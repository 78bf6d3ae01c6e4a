        * = $00f0
        lda end                         ;= A5 F5
        ldx end                         ;= A6 F5
        nop                             ;= EA
end     .byte 1                         ;= 01
