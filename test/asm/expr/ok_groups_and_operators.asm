; Groups, operators and what stands between them, in every order the parser may meet them.
a = 5
b = later-later+3
        .word ((a+b)*(a-b))-((2)+(a))   ;= 09 00
        .word -(a)+(-b)*~(0), (a)-(-a)  ;= FE FF 0A 00
        .word a-b-1, a-(b-1), 2**3**0   ;= 01 00 03 00 02 00
        .word (a>b)?(a+1):(b+1), (a|2)&(b^1)  ;= 06 00 02 00
        .word ((1+2)*3)<<(a-b), ('a'+1) ;= 24 00 62 00
        .byte <(a+$1200), >((a)+$1200)  ;= 05 12
        .word (((a))), ((b+((a))*2))    ;= 05 00 0D 00
later   .byte (a+1)                     ;= 06
