; With a colon a label may be called like an instruction.
        * = $1000
lda:    nop                             ;= EA
        .word lda                       ;= 00 10
