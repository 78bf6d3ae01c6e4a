put     .macro p1, p2, p3
        .byte .3, .2, .1
        .endm
        .put 1, 2, 3                    ;= 03 02 01
