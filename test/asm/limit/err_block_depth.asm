;options --limit block-depth=2
        .block
        .block
        .block                          ;! OF1204
        .bend
        .bend
