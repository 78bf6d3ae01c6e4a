        * = $1000
        .block
        jmp +                           ;= 4C 03 10
+       nop                             ;= EA
        jmp +                           ;= 4C 08 10
        nop                             ;= EA
        .bend
+       nop                             ;= EA
