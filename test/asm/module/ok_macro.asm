; Public macros and segments: by name, by qualifier, all of them.
        .cpu 6502
        .module ok_macro
        .use a
        .use a (put as emit_one)
        .use a (*)
        .a.put 1                ;= 01
        .emit_one 3             ;= 03
        .two                    ;= 02
        .put 4                  ;= 04
        .endmodule
        .module a
        .pub
put     .macro v
        .byte .v
        .endmacro
two     .segment
        .byte 2
        .endsegment
        .endmodule
