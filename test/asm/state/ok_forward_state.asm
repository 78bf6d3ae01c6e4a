;options --cpu 65816
;nocpu
; A state that a later pass knows better: the form goes back to the narrow one, and what is behind
; follows.
        .assume m=narrow
        lda #1                          ;= A9 01
        .assume m=0
behind  lda #<behind                    ;= A9 02 00
        .if behind > 2
        .byte 1
        .endif
narrow  = 1
