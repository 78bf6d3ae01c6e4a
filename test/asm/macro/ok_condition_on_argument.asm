ld      .macro v
        .if .v < 256
        lda #.v
        .else
        lda #<.v
        ldx #>.v
        .endif
        .endm
        .ld 5                           ;= A9 05
        .ld $1234                       ;= A9 34 A2 12
