        .fill byte, 1, $12              ;= 12
        .fill word, 1, $12              ;= 12 00
        .fill addr, 1, $12              ;= 12 00
        .fill long, 1, $12              ;= 12 00 00 00
        .fill dword, 1, $12             ;= 12 00 00 00
