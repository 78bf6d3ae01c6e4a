; Text definitions are put in before a statement is matched.
;options -D REG=r -D FIVE=5 -D VERB=put
        .statement put "r" byte:a
        .byte .a
        .endstatement
        .statement two byte:a "," byte:b
        .byte .a, .b
        .endstatement
two     .macro a, b
        .byte $20 + .a, $20 + .b
        .endmacro
        VERB REG FIVE           ;= 05
        put r 6                 ;= 06
