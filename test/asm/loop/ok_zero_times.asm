        .for 0
        .byte 1
        .endfor
        .rept 0
        garbage ` here
        .endrept
        .byte 2                         ;= 02
