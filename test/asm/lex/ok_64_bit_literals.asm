        .dword 9223372036854775807 >> 32        ;= FF FF FF 7F
        .byte $FFFFFFFFFFFFFFFF                 ;= FF
        .byte $FFFFFFFFFFFFFFFF == -1           ;= 01
        .byte 0x8000000000000000 < 0            ;= 01
        .byte $FFFFFFFFFFFFFF80                 ;= 80
