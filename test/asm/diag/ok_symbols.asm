found   nop                             ;= EA
        .byte found                     ;= 00           ;not OF0301
again   := 1                            ;not OF0302
again   := 2                            ;not OF0302 ;not OF0303
one     = two                           ;not OF0304
two     = again
        .byte one, again                ;= 02 02        ;not OF0305
box     .block                          ;not OF0306
inner   = 3
        .endblock
        .byte box.inner                 ;= 03           ;not OF0306
named   .const 5                        ;not OF0307
        .byte named                     ;= 05
again   += 1                            ;not OF0308 ;not OF0309
        .byte again                     ;= 03
lda:    nop                             ;= EA           ;not OF0314
