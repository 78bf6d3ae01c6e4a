; A key alone, a word that only starts like a key, and a signature that takes all of it.
        .statement halt
        .byte 2
        .endstatement
        halt                    ;= 02
halter  .macro
        .byte 3
        .endmacro
        halter                  ;= 03
        .statement two char:a char:b
        .byte 4
        .endstatement
two     .macro a
        .byte 5
        .endmacro
        two x y                 ;= 04
        two x                   ;= 05
        two x, y                ;= 05
x       = 0
y       = 0
