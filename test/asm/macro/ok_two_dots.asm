; Two dots are copied as a pair: 1..5 is a range, 0...n ends at the parameter.
put     .macro n
        .byte 1..3
        .byte 0...n
        .endm
        .put 2                          ;= 01 02 00 01
