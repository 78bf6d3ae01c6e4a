; Behind a taken branch the condition is not evaluated.
        .if 1
        .byte 1                         ;= 01
        .elseif 1/0
        .byte 2
        .endif
