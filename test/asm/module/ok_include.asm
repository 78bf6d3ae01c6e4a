; Macros of a file that two modules include belong to each of them.
        .module ok_include
        .use a
        .include "macros.inc"
        .put 2                          ;= 01 02
        .endmodule
        .module a
        .include "macros.inc"
        .put 1
        .endmodule
