        .warn "at ", here               ;! OF0425 9-13
        .cwarn here == 1, "one"         ;! OF0425
        .cwarn here == 2, "two"
        .cerror here != 1, "not one"
        .byte 5                         ;= 05
here
