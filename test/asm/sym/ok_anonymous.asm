        * = $1000
-       nop                             ;= EA
        bne -                           ;= D0 FD
        beq +                           ;= F0 01
        nop                             ;= EA
+       nop                             ;= EA
