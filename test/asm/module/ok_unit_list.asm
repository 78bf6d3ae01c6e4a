; A list names units, with or without a qualifier; all names, .defined and .pub are no use.
        .module ok_unit_list
        .use a (one, two as zwei)
        .use b (three) as q
        .use c (*)
        .section text
        .byte .defined(a.other), .defined(q.four), .defined(five), .defined(q.four.x), .defined(q.five)
        .endsection
        .region rom, $1000, $10ff
        .place text in rom
        .endmodule
        .module a
        .pub
        .section text, logical
one     .block
        .byte 1
        .endblock
two     .block
        .byte 2
        .endblock
other   .block
        .byte 9
        .endblock
        .endsection
        .endmodule
        .module b
        .pub
        .section text, logical
three   .block
        .byte 3
        .endblock
four    .block
        .byte 4
x:
        .endblock
        .endsection
        .endmodule
        .module c
        .pub
        .section text, logical
five    .block
        .byte 5
        .endblock
        .endsection
        .endmodule
;image 1000: 01 02 03 01 01 01 01 00
