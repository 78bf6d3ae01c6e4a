;options --limit block-depth=2
        .if 1                           ;! OF1204
        .if 1
        .if 1
        .if 1
        .endif
        .endif
        .endif
        .endif
