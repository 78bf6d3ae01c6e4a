        .encode odd, ascii
        .edef "{up}", 1, 2, 3
        .null "{up}"                    ;= 01 02 03 00
        .ptext "a{up}"                  ;= 04 61 01 02 03
        .fill 5, "{up}x"                ;= 01 02 03 78 01
        .byte "{up}", 9                 ;= 01 02 03 09
        .endencode
        .ptext "{up}"                   ;= 04 7B 75 70 7D
