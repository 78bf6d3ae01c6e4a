; Users of a module agree on its parameters.
        .module err_with
        .use a
        .use p with (size = 2, same = 1)        ;! OF0710 29-29
        .byte p.double
        .endmodule
        .module a
        .use p with (size = 1, same = 1)
        .use q with (size = missing)            ;! OF0301 29-35
        .byte q.n
        .endmodule
        .module p
        .pub
double  = size * 2
        .endmodule
        .module q
        .pub
n       = size
        .endmodule
