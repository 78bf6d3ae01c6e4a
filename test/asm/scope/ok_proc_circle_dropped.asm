; Procedures that only call each other, or themselves, are dropped.
        .byte 1                         ;= 01
ping    .proc
        jsr pong
        rts
        .endproc
pong    .proc
        jsr ping
        rts
        .endproc
self    .proc
        jsr self
        .endproc
        .byte 2                         ;= 02
