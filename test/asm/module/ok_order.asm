; Every module after those that it uses, each once; those that nobody uses not at all.
        .module ok_order
        .use a
        .use b
        .byte 4
        .endmodule
        .module unused
        .use nowhere
        .byte 9
        .endmodule
        .module a
        .use c
        .byte 2
        .endmodule
        .module b
        .use c
        .byte 3
        .endmodule
        .module c
        .byte 1
        .endmodule
;image 0000: 01 02 03 04
