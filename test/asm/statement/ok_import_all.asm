; All public patterns of a module; a private one of the same key is not among them.
        .cpu 6502
        .module ok_import_all
        .use lib (*)
        put 1                   ;= 01
        put 1, 2                ;= F1
        own 3                   ;= 33
        .statement own byte:a
        .byte $30 + .a
        .endstatement
put     .macro a, b
        .byte $F0 + .a
        .endmacro
        .endmodule
        .module lib
        .statement put byte:a "," byte:b
        .byte .a, .b
        .endstatement
        .pub
        .statement put byte:a
        .byte .a
        .endstatement
        .statement own byte:a
        .byte $40 + .a
        .endstatement
        .endmodule
