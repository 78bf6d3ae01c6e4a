; Visibility of symbols in scopes.
        .module err_visible_scope
        .use a
        .byte a.box.in
        .byte a.box.own                 ;! OF0313 15-23
        .byte a.other                   ;! OF0313 15-21
        .byte a.box.none                ;! OF0301 15-24
        .endmodule
        .module a
other   = 1
        .pub
box     .block
in      = 3
        .priv
own     = 9
        .endblock
        .endmodule
