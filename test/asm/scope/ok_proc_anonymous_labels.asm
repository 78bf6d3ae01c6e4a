; A procedure is a scope: its labels are its own, local and anonymous ones too.
        jsr p                           ;= 20 03 00
p       .proc
-       dex                             ;= CA
        bne -                           ;= D0 FD
_x      bne _x                          ;= D0 FE
        rts                             ;= 60
        .endproc
_x      jmp _x                          ;= 4C 09 00
