; Two blocks may run at one address; they lie at two.
        .logical 0
        .byte 1                         ;= 01
        .here
        .logical 0
        .byte 2                         ;= 02
        .here
