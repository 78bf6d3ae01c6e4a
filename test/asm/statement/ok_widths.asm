; What a line is otherwise does not matter where a pattern takes it: widths, symbols, labels.
        .statement lda "fwd"
        .word fwd
        .endstatement
        .org $F8
l1      lda fwd                 ;image 00F8: 07 01
        ldx fwd                 ;image 00FA: AE 07 01
        lda fwd,x               ;image 00FD: BD 07 01
l2      lda fwd                 ;image 0100: 07 01
        ldy near                ;image 0102: A4 F8
        lda near                ;image 0104: A5 F8
        nop                     ;image 0106: EA
fwd     .word l2                ;image 0107: 00 01
near    = l1
