; The condition is tested before each iteration.
        .while 0
        .byte 1
        .endwhile
        .byte 2                         ;= 02
