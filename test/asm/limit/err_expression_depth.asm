;options --limit expr-depth=8
        .byte ((((((((((1))))))))))     ;! OF1212
