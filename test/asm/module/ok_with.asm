; Parameters are constants of the other module, also for its conditions.
        .module ok_with
        .use a with (mode = 2, base = here + 4)
        .text a.kind            ;= 74 77 6F
here:   .byte a.size            ;= 08
        .endmodule
        .module a
mode    :?= 1
        .pub
        .if mode == 2
kind    = "two"
        .else
kind    = "other"
        .endif
size    = base + 1
        .endmodule
