; A label in front is the address before the expansion, in the scope of the statement.
        .org $1000
        .statement put byte:a
        nop
inner   .byte .a
        .endstatement
        .block
l1      put 1                   ;= EA 01
l2:     nop                     ;= EA
        .word l1, inner, l2     ;= 00 10 01 10 02 10
        .endblock
-       put 2                   ;= EA 02
        .word (-)               ;= 09 10
  ind:  nop                     ;= EA
        .word ind               ;= 0D 10
