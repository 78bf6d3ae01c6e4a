; Mistakes in and around units.
        .module err_unit
        .use a (absent, kept)           ;! OF0706 17-22
        .use b
        .section text
        jsr b.hidden                    ;! OF0313 13-20
        .endsection
        .region rom, $1000, $10ff
        .place text in rom
        .endmodule
        .module a
        .pub
        .section text, logical
kept    .block
        lda nothing                     ;! OF0301 13-19
        .endblock
kept    .block                          ;! OF0302 1-4
        .endblock
        .endsection
        .section bare, logical          ;! OF0713 18-21
used    .block
        .endblock
        .byte <used
        .endsection
        .section lost, logical          ;! OF0713 18-21
        .byte 1
        .endsection
        .endmodule
        .module b
        .section text, logical
hidden  .block
        .byte 1
        .endblock
        .endsection
        .endmodule
