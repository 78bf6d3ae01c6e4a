;options --cpu 65816
;nocpu
; m and x are 8 bits at the start; the shorthands and .assume change them for what follows.
        lda #$12                        ;= A9 12
        ldx #$12                        ;= A2 12
        .al                             ;not OF0512
        lda #$12                        ;= A9 12 00
        ldx #$12                        ;= A2 12
        .xl
        ldy #$1234                      ;= A0 34 12
        cpx #1                          ;= E0 01 00
        .as
        adc #1                          ;= 69 01
        cpy #1                          ;= C0 01 00
        .xs
        ldx #-1                         ;= A2 FF
        .assume m=0, x=0                ;not OF0510
        bit #$8000                      ;= 89 00 80
        ldx #-1                         ;= A2 FF FF
        .assume m=auto, x=auto
        lda #1                          ;= A9 01
        ldx #1                          ;= A2 01
