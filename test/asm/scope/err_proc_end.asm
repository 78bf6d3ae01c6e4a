; .end in a procedure ends the file.
        jsr p
p       .proc                           ;! OF0312 9-13
        rts
        .end
        .byte garbage
        .endproc
        .byte garbage
q       .proc
        .end
        .endproc
