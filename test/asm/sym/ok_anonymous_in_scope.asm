; Labels of an inner scope are not counted outside; a scope with too few looks outward.
        * = $1000
-       nop                             ;= EA
        .block
        jmp -                           ;= 4C 00 10
-       nop                             ;= EA
        jmp --                          ;= 4C 00 10
        .bend
        jmp -                           ;= 4C 00 10
