; .defined does not count as a use, and sees what is left out, too.
        .byte .defined(unused), .defined(unused.x), .defined(unused.in.y) ;= 01 01 01
unused  .proc
        .byte 1
x       = 1
in      .proc
y       = 2
        .endproc
        .endproc
        .byte .defined(unused), .defined(unused.in), .defined(unused.y)   ;= 01 01 00
