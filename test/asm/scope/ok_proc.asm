; Only what is used from outside of procedures, or from one that is used, is assembled.
        jsr first                       ;= 20 06 00
        jsr second.inner                ;= 20 0A 00
first   .proc
        jsr third                       ;= 20 0B 00
        rts                             ;= 60
        .endproc
unused  .proc
        jsr unused2
        .endproc
unused2 .proc
        jsr unused
        .pend
second  .proc
inner   rts                             ;= 60
        .endproc
third   .proc
        rts                             ;= 60
        .pend
