; What is closed must be the innermost.
        .proc1
proc1   .macro
p       .proc
        .bend                           ;! OF0310
        .endproc
        jsr p
        .endm
        .bfor 1
        .endn                           ;! OF0310
        .endfor
