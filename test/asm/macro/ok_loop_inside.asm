put     .macro n
        .for i in 0...n
        .byte i
        .endfor
        .endm
        .put 3                          ;= 00 01 02
