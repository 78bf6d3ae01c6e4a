; Skipped text is not tokenized; only nested conditionals are followed.
        .if 0
        this is "no statement ` at all
label   .byte 1/0
        .block
        .if 1
        .else
        .elseif
        .endif
        .endif
        .byte 1                         ;= 01
label   .byte 2                         ;= 02
