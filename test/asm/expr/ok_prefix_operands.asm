addr    = $1234
        lda #<addr                      ;= A9 34
        ldx #>addr                      ;= A2 12
        ldy #<addr+1                    ;= A0 35
        cmp #>addr-$35                  ;= C9 11
