;options -D A
        .put                            ;= 01
        .ifdef A
put     .segment
        .byte 1
        .ends
        .else
put     .segment
        .byte 2
        .ends
        .endif
