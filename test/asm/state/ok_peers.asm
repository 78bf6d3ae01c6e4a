;options --cpu 65816
;nocpu
; Accepted here and not everywhere: a byte or word that is pushed or masks may be negative, a jump
; into another bank is long without being called so.
        rep #-1                         ;= C2 FF
        lda #1                          ;= A9 01 00
        sep #-128                       ;= E2 80
        lda #1                          ;= A9 01 00
        sep #-1                         ;= E2 FF
        lda #1                          ;= A9 01
        cop #-128                       ;= 02 80
        pea -1                          ;= F4 FF FF
        pea -32768                      ;= F4 00 80
        jmp $10000                      ;= 5C 00 00 01
