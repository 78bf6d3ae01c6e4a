        .emit byte, 1, $ff, -128        ;= 01 FF 80
        .emit word, $1234, "ab"         ;= 34 12 62 61
        .emit long, 1                   ;= 01 00 00 00
        .emit addr, $1234               ;= 34 12
        .emit 3, 0x010203, -1           ;= 03 02 01 FF FF FF
        .emit 2, 1..4                   ;= 01 00 02 00 03 00
size    = 8
        .emit size, later               ;= 21 00 00 00 00 00 00 00
later
