        .org $ffff
        nop                             ;= EA           ;not OF0422
