; More modules than the limit.
;options --limit modules=4
        .module err_many
        .use a
        .use b
        .use c
        .endmodule
        .module a
        .endmodule
        .module b
        .endmodule
        .module c                       ;! OF1217
        .endmodule
