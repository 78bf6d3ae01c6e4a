        * = $1000
        .rept 2
-       jmp -                           ;= 4C 00 10 4C 03 10
        .endrept
