;options --pp-macro-depth 2
one     .macro
        .byte 1
        .endmacro
two     .macro
        .one
        .endmacro
        .two                            ;= 01 ;not OF1202
