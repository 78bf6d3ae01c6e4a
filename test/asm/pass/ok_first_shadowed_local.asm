; A local name of the range comes behind the line that found the one outside.
outer
_x      = 1
        .block
        lda #_x                         ;= a9 02
_x      = 2
        .endblock
        lda #_x                         ;= a9 01
