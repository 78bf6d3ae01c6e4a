; Behind an operator a prefix takes the whole rest.
        .word 2*<$0180+1                ;= 02 01
        .byte 1+>$1200                  ;= 13
        .word 2*<$10|1                  ;= 22 00
