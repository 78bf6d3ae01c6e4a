; The same in branches in each other, and in the .else of a name that was not given.
;options -D A
        .one                            ;= 01
        .two                            ;= 02
        .ifdef A
        .ifndef B
one     .macro
        .byte 1
        .endm
        .endif
        .endif
        .ifdef B
        .elseif C
        .else
two     .macro
        .byte 2
        .endm
        .endif
