; && before || and ^^, which are one level from the left.
        .byte 1||0&&0                   ;= 01
        .byte (1||0)&&0                 ;= 00
        .byte 1||1^^1                   ;= 00
        .byte 1^^1||1                   ;= 01
        .byte 0|1&&2                    ;= 01
