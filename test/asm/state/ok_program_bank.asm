;options --cpu 65816
;nocpu
; Jumps within the bank of the current address, or the one in pbr, take 16 bits.
        .section code
        jmp near                        ;image 012000: 4C 03 20
near    jmp $123456                     ;image 012003: 5C 56 34 12
        jsr near                        ;image 012007: 20 03 20
        jmp (near,x)                    ;image 01200A: 7C 03 20
        jmp ($1234)                     ;image 01200D: 6C 34 12
        jmp [$1234]                     ;image 012010: DC 34 12
        jsl near                        ;image 012013: 22 03 20 01
        .assume pbr=$12
        jsr $123456                     ;image 012017: 20 56 34
        jmp near                        ;image 01201A: 5C 03 20 01
        .assume pbr=auto
        jsr near                        ;image 01201E: 20 03 20
        jmp $012003                     ;image 012021: 4C 03 20
        jmp $2003                       ;image 012024: 5C 03 20 00
        .endsection
        .region rom, $012000, $01ffff
        .place code in rom
