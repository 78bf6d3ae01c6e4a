; In skipped text only conditionals are followed.
        .if 0
        .for 2
        .endwhile
        .block
        .endif
        .byte 1                         ;= 01
