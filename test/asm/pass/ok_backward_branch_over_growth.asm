        * = $1000
loop    lda end                         ;= AD 05 10
        bne loop                        ;= D0 FB
end     nop                             ;= EA
