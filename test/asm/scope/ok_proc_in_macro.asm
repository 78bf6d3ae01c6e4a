; Each expansion has a procedure of its own.
fn      .macro n
body    .proc
        .byte .n
        .endproc
        .endm
one     .fn 1
two     .fn 2                           ;= 02
        .byte <two.body                 ;= 00
