; A definition in a namespace is seen in it, the innermost that fits is meant; outside it has its
; full name.
        .statement put byte:a
        .byte $10 + .a
        .endstatement
        .namespace n
        .statement put byte:a
        .byte $20 + .a
        .endstatement
        .statement only byte:a
        .byte $30 + .a
        .endstatement
        put 1                   ;= 21
        only 1                  ;= 31
        .namespace m
        .statement put byte:a
        .byte $40 + .a
        .endstatement
        put 2                   ;= 42
        only 2                  ;= 32
        .endnamespace
        .statement put byte:a byte:b
        .byte $50 + .a + .b
        .endstatement
        .endnamespace
        put 3                   ;= 13
        n.only 3                ;= 33
        n.m.put 3               ;= 43
        .namespace n
        put 1 2                 ;= 53
        .block
        put 4                   ;= 24
        .endblock
        .endnamespace
