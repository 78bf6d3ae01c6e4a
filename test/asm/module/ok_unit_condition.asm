; Conditions around a unit, and in front of a reference to one, that come out in a later pass. What
; an early pass refers to stays used.
        .module ok_unit_condition
        .use a
        .section text
        .if late = 3
        jsr a.found
        .elseif late = 4
        jsr a.never
        .else
        jsr a.early
        .endif
late    = 3
        .endsection
        .region rom, $1000, $10ff
        .place text in rom
        .endmodule
        .module a
        .pub
        .section text, logical
        .if after > 1
found   .block
        .byte 1
        .endblock
        .else
found   .block
        .byte 2
        .endblock
        .endif
early   .block
        .byte 3
        .endblock
never   .block
        .byte $ee
        .endblock
        .ifdef NOTHING
other   .block
        .byte 4
        .endblock
        .endif
        .for i in 0..2
_row    .block                          ;not OF0302
        .byte i
        .endblock
        .endfor
after   = 2
        .endsection
        .endmodule
;image 1000: 01 03 20 00 10
