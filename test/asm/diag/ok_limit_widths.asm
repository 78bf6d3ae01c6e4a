; As many rounds as allowed.
;options --limit width-rounds=4
        .org $e8
        lda l1                          ;= AD 08 01
        lda l1                          ;= AD 08 01
        lda l2                          ;= AD 06 01
        lda l2                          ;= AD 06 01
        lda l3                          ;= AD 04 01
        lda l3                          ;= AD 04 01
        lda l4                          ;= AD 02 01
        lda l4                          ;= AD 02 01
        nop                             ;= EA
        nop                             ;= EA
l4      nop                             ;= EA
        nop                             ;= EA
l3      nop                             ;= EA
        nop                             ;= EA
l2      nop                             ;= EA
        nop                             ;= EA
l1      nop                             ;= EA ;not OF1225
