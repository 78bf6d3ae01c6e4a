;options -D PAIR=1,2
        .byte PAIR, PAIR                ;= 01 02 01 02
