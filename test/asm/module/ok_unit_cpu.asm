; .cpu in a unit holds behind it if the unit is used, and not if it is left out.
        .module ok_unit_cpu
        .use a
        .section text
        jsr a.kept
        .endsection
        .region rom, $1000, $10ff
        .place text in rom
        .endmodule
        .module a
        .pub
        .section text, logical
dropped .block
        .cpu "65c02"
        bra *
stp     .endblock
        .byte <stp
        inc a
a       = 5
kept    .block
        .cpu "65c02"
        bra *
        .endblock
        bra *
        .endsection
        .endmodule
;image 1000: 00 E6 05 80 FE 80 FE 20 03 10
