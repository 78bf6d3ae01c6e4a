        .byte <$1234, >$1234            ;= 34 12
        .byte <$12ff+1                  ;= 00
        .byte >$12ff+1                  ;= 13
        .byte (<$12ff)+1-1              ;= FF
        .byte <-1, >-2                  ;= FF FF
