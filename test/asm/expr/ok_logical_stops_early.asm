; The right side is not evaluated when the left side decides.
        .byte 0 && 1/0                  ;= 00
        .byte 1 || 1/0                  ;= 01
        .byte 1 && 1, 0 || 0            ;= 01 00
