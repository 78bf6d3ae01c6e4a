; A definition in a loop holds from there on.
        .for 1
put     .macro
        .byte 1
        .endm
        .endfor
        .put                            ;= 01
