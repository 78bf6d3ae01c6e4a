; What another module does not see.
        .module err_visible
        .use a
        .use a (x, both)
        .use c (*)
        .use a.b
        .byte a.hidden                  ;! OF0313 15-22
        .byte a.missing                 ;! OF0301 15-23
        .byte hidden                    ;! OF0301 15-20
        .byte a.b.v                     ;! OF0315 15-19
        .secret                         ;! OF0614 9-15
        .a.secret                       ;! OF0614 9-17
        .open                           ;! OF0614 9-13
        .nothing                        ;! OF0401 9-16
x       = 5                             ;! OF0316 1-1
both:                                   ;! OF0316 1-4
starred = 2                             ;! OF0316 1-7
        .endmodule
        .module a
hidden  = 1
secret  .macro
        .endmacro
        .pub
x       = 1
both    = 2
open    .segment
        .endsegment
b       .namespace
v       = 1
        .endnamespace
        .endmodule
        .module a.b
        .pub
v       = 1
        .endmodule
        .module c
        .pub
starred = 1
        .endmodule
