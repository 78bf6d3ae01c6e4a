; A definition in a true branch is static: it may be called before its line.
;options -D LONG
        .put 7                          ;= 07 00
        .ifdef LONG
put     .macro n
        .word .n
        .endm
        .else
put     .macro n
        .byte .n
        .endm
        .endif
