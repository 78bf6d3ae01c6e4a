        .dword $12345678                ;= 78 56 34 12
        .long 1                         ;= 01 00 00 00
        .dd -1                          ;= FF FF FF FF
        .dword 4294967295               ;= FF FF FF FF
        .dword -2147483648              ;= 00 00 00 80
