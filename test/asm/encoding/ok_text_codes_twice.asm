; Codes of a text are given byte by byte: the last one of a byte that stands there twice holds.
        .encode e
        .tdef "xx", 5
        .tdef "yzy", 1, 2, 3
        .text "xyz"                     ;= 06 03 02
        .endencode
