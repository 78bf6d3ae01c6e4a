; Keys are names of their own: a macro, a symbol and a pattern may be called alike.
twin    .macro a
        .byte 1, .a
        .endmacro
        .statement twin "=" byte:a
        .byte 2, .a
        .endstatement
        .twin 5                 ;= 01 05
        twin 5                  ;= 01 05
        twin = 5                ;= 02 05
        .block
sym     = 4
        .statement sym byte:a
        .byte .a
        .endstatement
        sym sym                 ;= 04
        .endblock
