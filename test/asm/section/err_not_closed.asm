; A section ends where the next one begins, or what cannot stand in one.
        .region r, $1000, $1FFF
        .section a                      ;! OF0312 9-16
        .byte nope                      ;! OF0301 15-18
start   lda late
        .section b                      ;! OF0312 9-16
late    .byte nope                      ;! OF0301 15-18
        .place a in r
        .place b in r
        .byte nope, <late               ;! OF0301 15-18
