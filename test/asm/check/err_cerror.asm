        .cerror here > 0, "far: ", here ;! OF0424 9-15
        .cerror 0, missing
        .cerror 1, missing              ;! OF0301 20-26
        .cerror "ab", "x"               ;! OF0431 17-20
        .cerror missing, "x"            ;! OF0301 17-23
        .cerror ?, "x"                  ;! OF0218
        .cerror 1                       ;! OF0402
        .cwarn                          ;! OF0402
        nop
here
