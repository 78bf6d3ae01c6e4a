;options --cpu 65816
;nocpu
; The state follows the lines as they are evaluated: through calls, loops, conditions and blocks.
wide    .macro
        rep #$20
        .endm
        .wide                           ;= C2 20
        lda #1                          ;= A9 01 00
        .for m in {1, 0}
        .assume m=m
        lda #2                          ;= A9 02 A9 02 00
        .endfor
        .if 0
        .as
        .endif
        lda #3                          ;= A9 03 00
inner   .block
        .as
        .endblock
        lda #4                          ;= A9 04
