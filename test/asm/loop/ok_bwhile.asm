i       := 0
step    .bwhile i < 2
at      .byte at                        ;= 00 01
i       += 1
        .endwhile
        .byte step[1].at, .len(step)    ;= 01 02
