; Blocks and procedures inside a unit. Closers and their labels are those of the unit, whether its
; lines are there or not; local names behind one that is left out belong to the label before it.
        .module ok_unit_nested
        .use a
        .section text
        jsr a.kept
        .word a.last, a.next
        .endsection
        .region rom, $1000, $10ff
        .place text in rom
        .endmodule
        .module a
        .pub
        .section text, logical
first   .byte 1
dropped .block
in      .block
        .byte $ee
in      .block
        .endblock
        .endblock
        .block
        .endblock
p       .proc
        .byte $ee
        .endproc
n       .namespace
        .endn
next    .endblock
_x      .byte <next._x
kept    .block
in      .block
        .byte 2
        .endblock
p       .proc
        .byte $ee
        .endproc
        jsr q
q       .proc
        .byte 3
        .endproc
last    .endblock
        .endsection
        .endmodule
;image 1000: 01 01 02 20 06 10 03 20 02 10 07 10 01 10
