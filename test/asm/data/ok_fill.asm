        .fill 3, $aa                    ;= AA AA AA
        .fill 0, 1
        .fill 2, -1                     ;= FF FF
        .fill word, 2, $1234            ;= 34 12 34 12
        .fill byte, 2, 7                ;= 07 07
        .fill 2, 2, $1234               ;= 34 12 34 12
        .fill long, 1, 5                ;= 05 00 00 00
