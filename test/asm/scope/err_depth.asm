;options --limit block-depth=3
a       .namespace
        .block
        .block
        .block                          ;! OF1204
        .bend
        .bend
        .bend
        .endn
