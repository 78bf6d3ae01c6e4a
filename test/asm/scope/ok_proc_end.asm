; .end in a procedure ends the file.
        jsr p                           ;= 20 03 00
p       .proc
        rts                             ;= 60
        .end
        .byte 1
        .endproc
        .byte 2
