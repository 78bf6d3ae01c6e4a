; The same in the scope of a call.
level   = 1
m       .macro
        lda #level                      ;= a9 02
level   = 2
        .endmacro
        .m
