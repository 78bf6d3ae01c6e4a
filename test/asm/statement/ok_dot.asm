; A dot is an atom; a dotted name is taken whole unless the atom behind asks for the dot.
        .namespace n
v       = 9
        .endnamespace
        .statement take byte:a
        .byte .a
        .endstatement
        .statement size char:r . char:s
        .byte '.r', '.s'
        .endstatement
        .statement word_of char:r ".w"
        .byte '.r'
        .endstatement
        take n.v                ;= 09
        size d.w                ;= 64 77
        size d .w               ;= 64 77
        size d . w              ;= 64 77
        word_of d.w                ;= 64
