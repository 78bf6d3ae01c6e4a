        .warn                           ;! OF0402
        .warn missing                   ;! OF0301 15-21
        .warn "a" "b"                   ;! OF0202
        .cwarn 1                        ;! OF0402
