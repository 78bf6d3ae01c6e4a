; A named block at module scope in a logical section is assembled only when it is used: directly, by
; another that is used, by a symbol inside it, or from data. Other lines are always assembled.
        .module ok_unit
        .use a map { text -> prog }
        .section prog
        jsr a.direct
        lda a.inside.cell
        .word a.table
        .endsection
        .region rom, $1000, $10ff
        .place prog in rom
        .endmodule
        .module a
        .pub
        .section text, logical
unused  .block
        .byte $ee
        .endblock
direct  .block
        jmp via
        .endblock
via     .block
        .byte 1
        .endblock
inside  .block
        .byte 2
cell    .byte 3
        .endblock
table   .block
        .byte 4
        .endblock
label   .byte 5
        .block
        .byte 6
        .endblock
        .endsection
        .endmodule
;image 1000: 4C 03 10 01 02 03 04 05 06 20 00 10 AD 05 10 06 10
