; An inner scope starts with the visibility outside, and gives it back.
        .module ok_visible
        .use a
        .byte a.one, a.two, a.box.in, a.four
        .endmodule
        .module a
none    = 0
        .pub
one     = 1
two     = 2
box     .block
in      = 3
        .priv
own     = 9
        .endblock
four    = 4
        .endmodule
;image 0000: 01 02 03 04
