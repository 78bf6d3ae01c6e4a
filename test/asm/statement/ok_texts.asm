; A text is one token or several that touch; letter case does not count.
        .statement ld byte:r "->" byte:n
        .byte .r, .n
        .endstatement
        .statement ld byte:r "=>[" byte:n "]"
        .byte $10 + .r, .n
        .endstatement
        .statement ld "Abc.Def" byte:n
        .byte $20, .n
        .endstatement
        .statement ld "'*'" byte:n
        .byte $30, .n
        .endstatement
        .statement ld "7" byte:n
        .byte $40, .n
        .endstatement
        ld 1->2                 ;= 01 02
        ld 1 -> 2               ;= 01 02
        ld 3 =>[ 4 ]            ;= 13 04
        ld aBC.dEF 5            ;= 20 05
        ld '*' 6                ;= 30 06
        ld 7 7                  ;= 40 07
