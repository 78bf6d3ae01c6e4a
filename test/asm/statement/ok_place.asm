; The place where a statement stands is tried from inside outward; the first that fits is meant.
        .namespace n
        .statement put byte:a
        .byte 1
        .endstatement
        .endnamespace
        .statement put "7"
        .byte 2
        .endstatement
        .statement put str:a
        .byte 3
        .endstatement
        .namespace n
        put 7                   ;= 01
        put "xx"                ;= 03
        .endnamespace
        put 7                   ;= 02
