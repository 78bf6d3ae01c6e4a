;options --limit macro-params=2
        .statement put byte:a byte:b
        .byte .a, .b
        .endstatement
        .statement put byte:a byte:b byte:c     ;! OF1220
        .endstatement
        put 1 2
