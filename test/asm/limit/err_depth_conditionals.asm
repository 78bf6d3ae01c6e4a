;options --limit block-depth=3
        .if 1
        .if 1
        .if 1
        .if 1                           ;! OF1204 9-11
        .endif
        .endif
        .endif
        .endif
