big     = 9223372036854775807
        .byte big+1 == -big-1           ;= 01
        .byte big*2                     ;= FE
        .byte -(-big-1) == -big-1       ;= 01
        .byte big*big                   ;= 01
