; One level, from the left: a < b == c is (a < b) == c.
        .byte 1<2==1                    ;= 01
        .byte 3>2>1                     ;= 00
        .byte 3==3==1                   ;= 01
        .byte 1==2<1                    ;= 01
