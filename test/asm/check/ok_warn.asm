        .warn "at ", here               ;! OF0425 9-13
        .cwarn here == 1, "one"         ;! OF0425
        .cwarn here == 2, "two"         ;not OF0425
        .cerror here != 1, "not one"    ;not OF0424
        .if 0
        .error "skipped"
        .endif
        .byte 5                         ;= 05
here
