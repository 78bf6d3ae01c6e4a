; Units in a file that is included into a logical section, and of a macro's expansion no unit.
        .module ok_unit_include
        .use a
        .section text
        jsr a.used
        .endsection
        .region rom, $1000, $10ff
        .place text in rom
        .endmodule
        .module a
        .pub
put     .macro
x       .block
        .byte 3
        .endblock
        .endm
inl     .segment
y       .block
        .byte $ee
        .endblock
        .endsegment
        .section text, logical
        .include "units.inc"
        .put
        .inl
        .endsection
        .endmodule
;image 1000: 02 03 20 00 10
