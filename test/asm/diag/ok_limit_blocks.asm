;options --limit block-depth=2
        .block
        .block                          ;not OF1204
        .byte 1                         ;= 01
        .endblock
        .endblock
