; In a scope inside an unscoped loop.
        .for n in 0..2
        .block
        jsr p                           ;= 20 03 00 60 20 07 00 60
p       .proc
        rts
        .endproc
        .endblock
        .endfor
