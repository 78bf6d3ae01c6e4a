; Units that only call each other, or themselves, are dropped; a circle that is entered is not.
        .module ok_unit_circle
        .use a map { text -> prog }
        .section prog
        jsr a.odd
        .endsection
        .region rom, $1000, $10ff
        .place prog in rom
        .endmodule
        .module a
        .pub
        .section text, logical
ping    .block
        jsr pong
        .endblock
pong    .block
        jsr ping
        .endblock
self    .block
        jsr self
        .endblock
odd     .block
        jsr even
        .endblock
even    .block
        jsr odd
        .endblock
        .endsection
        .endmodule
;image 1000: 20 03 10 20 00 10 20 00 10
