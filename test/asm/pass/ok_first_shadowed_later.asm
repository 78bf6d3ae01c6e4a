; Nothing is open in the first pass, but a second one finds the inner symbol.
x       = 1
        .block
        lda #x                          ;= a9 02
x       = 2
        .endblock
        lda #x                          ;= a9 01
