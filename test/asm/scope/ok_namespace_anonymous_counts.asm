; Anonymous labels of a namespace are counted on when it is opened again.
n       .namespace
-       nop                             ;= EA
        .endn
n       .namespace
        jmp -                           ;= 4C 00 00
        .endn
