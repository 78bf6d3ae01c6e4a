; A key and a signature; the captures in the body by name and by position.
        .statement put byte:a "," byte:b        ;not OF0611
        .byte .a, .{b}, .2, .1
        .endstatement
        put 1, 2                ;= 01 02 02 01
        put 3,4                 ;= 03 04 04 03
        PUT $05 ,%110           ;= 05 06 06 05
