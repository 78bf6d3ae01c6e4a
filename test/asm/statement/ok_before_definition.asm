; A static definition is known in the whole module.
        put 1                   ;= 01
        .if 1
        put 2                   ;= 02
        .endif
m       .macro
        put .1
        .endmacro
        .m 3                    ;= 03
        .rept 2
        put 4                   ;= 04 04
        .endrept
        .ifndef NOTHING
        .statement put byte:a
        .byte .a
        .endstatement
        .endif
        .block
        put 5                   ;= 05
        .endblock
