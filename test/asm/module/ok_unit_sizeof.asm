; .sizeof of a unit is a reference to it; a constant in a unit that is left out is none.
        .module ok_unit_sizeof
        .use a
        .section text
        .byte .sizeof(a.sized)
        .endsection
        .region rom, $1000, $10ff
        .place text in rom
        .endmodule
        .module a
        .pub
        .section text, logical
sized   .block
        .byte 1, 2
        .endblock
holder  .block
at      = other
        .endblock
other   .block
        .byte $ee
        .endblock
        .endsection
        .endmodule
;image 1000: 01 02 02
