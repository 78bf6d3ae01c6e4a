; As many modules as the limit, with the lines outside of them.
;options --limit modules=5
        .module ok_many
        .use a
        .use b
        .use c (v)                      ;not OF1217
        .byte v                         ;= 05
        .endmodule
        .module a
        .endmodule
        .module b
        .endmodule
        .module c
        .pub
v       = 5
        .endmodule
