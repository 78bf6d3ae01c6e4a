; A definition that is not static is known from its line on; before it the line is what it is else.
bit0    .macro a
        .byte $F0 + .a
        .endmacro
        bit0 1                  ;= F1
        .if later > 3
        .statement bit0 byte:a
        .byte .a
        .endstatement
        .endif
        bit0 1                  ;= 01
        .if later < 3
        .statement bit1 byte:a
        .byte $EE
        .endstatement
        .endif
bit1    .macro a
        .byte .a
        .endmacro
        bit1 2                  ;= 02
later   = 4
        .match later
        .case 4
        .statement bit2 byte:a
        .byte $20 + .a
        .endstatement
        .endmatch
        bit2 3                  ;= 23
