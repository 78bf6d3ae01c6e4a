        .byte .len("abc"), .len("")             ;= 03 00
        .byte .len(0..4), .len(0..=4)           ;= 04 05
        .byte .len(4..=0:-2), .len(3..3)        ;= 03 00
        .byte .len(0..10:3), .len(5..0)         ;= 04 05
