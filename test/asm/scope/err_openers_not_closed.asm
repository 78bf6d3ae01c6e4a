; What nothing closes opens nothing: the lines behind it stand where it stands, and names behind it
; are found from in front of it.
        jsr later
        jsr block.later
        .byte space.later
        .if 0                           ;! OF0312 9-11
        lda #nope                       ;! OF0301 14-17
block   .block                          ;! OF0312 9-14
        lda #nope                       ;! OF0301 14-17
space   .namespace                      ;! OF0312 9-18
        .for i in 0..3                  ;! OF0312 9-12
        lda #i
        lda #nope                       ;! OF0301 14-17
proc    .proc                           ;! OF0312 9-13
        lda #nope                       ;! OF0301 14-17
        .match 1                        ;! OF0312 9-14
        .case 2
        lda #nope                       ;! OF0301 14-17
later   = $20
        jsr proc.later
        .while 1                        ;! OF0312 9-14
