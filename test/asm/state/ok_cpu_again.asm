;options --cpu 65816
;nocpu
; Another CPU starts anew, the same one goes on.
        .al
        .cpu 65816
        lda #1                          ;= A9 01 00
        .cpu 6502
        lda #1                          ;= A9 01
        .cpu "65c816"
        lda #1                          ;= A9 01
