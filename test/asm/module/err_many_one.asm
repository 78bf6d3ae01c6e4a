; The file counts as a module, too.
;options --limit modules=1
        .module err_many_one            ;! OF1217 9-15
        .endmodule
