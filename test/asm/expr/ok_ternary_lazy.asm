; Only the chosen branch is evaluated.
        .byte 1?7:1/0                   ;= 07
        .byte 0?1/0:8                   ;= 08
