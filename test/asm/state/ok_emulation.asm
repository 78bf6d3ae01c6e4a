;options --cpu 65816
;nocpu
; In emulation mode registers are 8 bits wide, whatever REP does.
        rep #$30                        ;= C2 30
        .assume e=1
        lda #1                          ;= A9 01
        ldx #1                          ;= A2 01
        rep #$30                        ;= C2 30
        lda #1                          ;= A9 01
        .as
        .assume m=1, x=auto
        .assume e=0, m=0                ;not OF0509
        lda #1                          ;= A9 01 00
        ldx #1                          ;= A2 01
        .assume e=auto
        .xl                             ;not OF0509
        ldx #1                          ;= A2 01 00
