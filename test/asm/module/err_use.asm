; What a use says, and where it may stand.
;nopipe
        .module err_use
        .use                            ;! OF0402 41-41
        .use nowhere                    ;! OF0703 14-20
        .use a (x,                      ;! OF0203 16-16
        .use a as q (x)                 ;! OF0708 21-21
        .use a (x as y) as q            ;! OF0708 25-26
        .use a (*) as q                 ;! OF0708 20-21
        .use a with (x = 1) with (y = 1) ;! OF0708 29-32
        .use a map { s -> t } as q      ;! OF0708 31-32
        .use a (x + y)                  ;! OF0202 19-19
        .use a (
          x,
          hidden,                       ;! OF0706 11-16
          missing                       ;! OF0706 11-17
        )
        .use a (y as x)                 ;! OF0709 14-14
        .use a as q
        .use b as q                     ;! OF0709 14-14
        .if 1
        .use a                          ;! OF0707 9-12
        .endif
        .block
        .use a                          ;! OF0707 9-12
        .endblock
label   .use b as r                     ;! OF0403 1-5
        .rept 1
        .use b as s                     ;! OF0707 9-12
        .endrept
        .endmodule
        .module a
        .pub
x       = 1
y       = 2
        .priv
hidden  = 3
        .endmodule
        .module b
        .endmodule
