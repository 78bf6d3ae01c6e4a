; - at this line counts, + at this line does not.
        * = $1000
-       jmp -                           ;= 4C 00 10
+       jmp +                           ;= 4C 06 10
+       nop                             ;= EA
