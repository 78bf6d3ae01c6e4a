;options --limit expr-depth=8
        .byte ((((1))))                 ;= 01 ;not OF1212
