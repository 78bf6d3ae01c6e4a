        .null "ab", 3                   ;= 61 62 03 00
        .null ""                        ;= 00
