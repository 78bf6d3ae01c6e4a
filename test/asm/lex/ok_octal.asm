        .byte 17o, 17q, 377O, 0Q        ;= 0F 0F FF 00
