;options -D CALL=put
put     .macro n
        .byte .n
        .endm
        CALL 3                          ;= 03
