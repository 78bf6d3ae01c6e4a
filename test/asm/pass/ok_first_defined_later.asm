; Whether something is defined is known when a pass has ended.
        .if .defined(later)
        nop                             ;= ea
        .endif
later   = 1
