; .end closes it.
        .logical 5
        .byte $                         ;= 05
        .end
        .here
