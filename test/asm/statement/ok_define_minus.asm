; A number with its sign is one capture, also where a text definition stands for it; one of other
; tokens is none.
;options -D MIN=-4 -D LESS=-MAX -D MAX=5 -D TWO=1+1 -D PAIR=1,2 -D SUM=-4-1
        .statement put word:a
        .byte .a
        .endstatement
        .statement put word:a "," byte:b
        .byte .a, .b + 1
        .endstatement
        .statement put "-" word:a
        .byte $40 + .a
        .endstatement
put     .macro a
        .byte $20, .a
        .endmacro
        put MIN                 ;= FC
        put LESS, MIN           ;= FB FD
        put -MAX                ;= 45
        put - MAX               ;= 45
        put TWO                 ;= 20 02
        put SUM                 ;= 20 FB
        put PAIR                ;= 20 01 02
