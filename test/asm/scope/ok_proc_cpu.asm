; .cpu in a procedure holds behind it, if that is used.
        jsr p                           ;= 20 03 00
p       .proc
        .cpu "65c02"
        bra *                           ;= 80 FE
        .endproc
        bra *                           ;= 80 FE
