; A definition in a loop, and statements in macros, loops and other patterns.
        .for i in {1}
        .statement cc byte:a
        .byte .a + i
        .endstatement
        .endfor
        cc 6                    ;= 07
m       .macro a
        cc .a
        .endmacro
        .m 1                    ;= 02
        .rept 2
        cc 2                    ;= 03 03
        .endrept
        .statement both byte:a
        cc .a
        .m .a
        .endstatement
        both 3                  ;= 04 04
