both    .macro oper, v
        .oper #<.v
        .oper #>.v
        .endm
        both lda, $1234                 ;= A9 34 A9 12
