; Without forward references there is one pass, and it warns and checks.
start   lda #2                          ;= a9 02
        .warn "once"                    ;! OF0425
        .assert start == 0
        bne start                       ;= d0 fc
