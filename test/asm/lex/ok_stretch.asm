; What ends a name, a number or an operator that stands in a row with others.
a       = 3
longer_than_eight = 4
longer_than_sixteen_bytes = 5
longer_than_sixteen_bytez = 6
        .byte a+longer_than_eight*longer_than_sixteen_bytes,longer_than_sixteen_bytez ;= 17 06
        .byte A,Longer_Than_Eight, LONGER_THAN_SIXTEEN_BYTEZ                    ;= 03 04 06
        .byte 10h,101b,17o,%101,0x1F,$1F,1_0                            ;= 10 05 0F 05 1F 1F 0A
        .byte a?1:2,a ? a : 2,a&&a,a&a,a**2,a*2                         ;= 01 03 01 03 09 06
        .byte 2<<a,2<a,2<=a,a!=2,!a                                     ;= 10 01 01 01 00
        .byte 7%4, -a&$ff,(a)&(a)|(a)                                   ;= 03 FD 03
        .dword 123456789,1234567890                                     ;= 15 CD 5B 07 D2 02 96 49
        .dword 4294967295,$ffffffff                                     ;= FF FF FF FF FF FF FF FF
        .byte $123456789abc>>40,$0123456789abc>>40,'a','b',"c"          ;= 12 12 61 62 63
        .byte 5;= 05
        .byte a;= 03
