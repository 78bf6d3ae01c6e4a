; A unit that is not closed, used or not.
        .module err_unit_open
        .use a (kept)
        .section text                   ;! OF0809
        .endsection
        .endmodule
        .module a
        .pub
        .section text, logical
kept    .block
        .byte 1
        .block
        .endblock
        .endsection                     ;! OF0310 9-19
        .section text, logical
unused  .block
        .byte 1
        .block
        .endblock
        .endsection                     ;! OF0310 9-19
        .endmodule
