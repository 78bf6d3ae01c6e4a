; Each round two loads grow and push the next label over the border of the page.
;options --limit width-rounds=2
        .org $e8
        lda l1
        lda l1
        lda l2
        lda l2
        lda l3
        lda l3
        lda l4
        lda l4
        nop
        nop
l4      nop
        nop
l3      nop
        nop
l2      nop
        nop
l1      nop                             ;!? OF1225
