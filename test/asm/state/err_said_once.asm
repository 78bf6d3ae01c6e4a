; What depends on a state that is wrong, and was said to be, is no further mistake.
;options --cpu 65816
;nocpu
        .assume m=nowhere               ;! OF0301 19-25
        lda #$1234                      ;not OF0503
        .assume m=1
        lda #$1234                      ;! OF0503 14-18
        .assume m=2                     ;! OF0510 19-19
        lda #$1234                      ;not OF0503
        .al
        lda #$12345                     ;! OF0503 14-19
        rep #nowhere                    ;! OF0301 14-20
        ldx #$1234                      ;not OF0503
        .assume m=1, x=1
        ldx #$1234                      ;! OF0503 14-18
        .assume dbr=$100                ;! OF0510 21-24
        stx $123456                     ;not OF0508
        .assume dbr=1
        stx $123456                     ;! OF0508 13-19
