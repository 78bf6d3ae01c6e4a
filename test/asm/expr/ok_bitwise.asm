        .byte $F0&$3C, $F0|$0F, $FF^$0F ;= 30 FF F0
        .byte ~0, ~$0F&$FF, ~-1         ;= FF F0 00
        .byte 6&3, 6|3, 6^3             ;= 02 07 05
