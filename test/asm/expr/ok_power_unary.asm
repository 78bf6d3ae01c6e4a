; A sign on the left of ** binds first, one on the right belongs to the exponent's value.
        .byte -2**2                     ;= 04
        .byte 2**+3                     ;= 08
        .byte 2*3**2                    ;= 12
        .byte ~0**2                     ;= 01
