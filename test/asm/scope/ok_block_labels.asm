        * = $1000
one     .block
loop    nop                             ;= EA
        jmp loop                        ;= 4C 00 10
        .bend
two     .block
loop    nop                             ;= EA
        jmp loop                        ;= 4C 04 10
        .endblock
        .word one, two                  ;= 00 10 04 10
        .word one.loop, two.loop        ;= 00 10 04 10
