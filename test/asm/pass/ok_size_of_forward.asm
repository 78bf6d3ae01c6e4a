        .byte end - start               ;= 03
start   nop                             ;= EA
        lda $10                         ;= A5 10
end
