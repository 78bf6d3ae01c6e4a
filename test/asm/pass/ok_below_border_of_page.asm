        * = $fc
        lda end                         ;= A5 FF
        nop                             ;= EA
end     nop                             ;= EA
