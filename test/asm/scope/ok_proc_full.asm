; A procedure is a block that is assembled only when it is used.
        jsr used                        ;= 20 03 00
used    .proc
        rts                             ;= 60
        .endproc
unused  .proc
        .byte 1, 2, 3
        .pend
        .byte 4                         ;= 04
