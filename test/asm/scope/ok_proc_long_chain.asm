; A chain of more procedures than there are passes.
        jsr p1                          ;= 20 03 00
p1      .proc
        jmp p2                          ;= 4C 06 00
        .endproc
p2      .proc
        .word p3                        ;= 08 00
        .endproc
p3      .proc
        jmp p4                          ;= 4C 0B 00
        .endproc
p4      .proc
        lda p5                          ;= A5 0D
        .endproc
p5      .proc
        jmp p6                          ;= 4C 10 00
        .endproc
p6      .proc
        jmp p7                          ;= 4C 13 00
        .endproc
p7      .proc
        jmp p8                          ;= 4C 16 00
        .endproc
p8      .proc
        jmp p9                          ;= 4C 19 00
        .endproc
p9      .proc
        jmp p10                         ;= 4C 1C 00
        .endproc
p10     .proc
        jmp p11                         ;= 4C 1F 00
        .endproc
p11     .proc
        jmp p12                         ;= 4C 22 00
        .endproc
p12     .proc
        jmp p13                         ;= 4C 25 00
        .endproc
p13     .proc
        jmp p14                         ;= 4C 28 00
        .endproc
p14     .proc
        jmp p15                         ;= 4C 2B 00
        .endproc
p15     .proc
        jmp p16                         ;= 4C 2E 00
        .endproc
p16     .proc
        jmp p17                         ;= 4C 31 00
        .endproc
p17     .proc
        jmp p18                         ;= 4C 34 00
        .endproc
p18     .proc
        rts                             ;= 60
        .endproc
