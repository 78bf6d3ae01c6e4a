;options --limit macro-params=2
put     .macro p1, p2, p3               ;! OF1220
        .endm
