; Each expansion is a scope of its own; the label of the call names it.
        * = $1000
wait    .macro
loop    jmp loop
        .endm
        .wait                           ;= 4C 00 10
w2      .wait                           ;= 4C 03 10
        .word w2, w2.loop               ;= 03 10 03 10
