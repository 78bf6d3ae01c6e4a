; What stands behind a module and in no other is said once for a stretch.
        .module err_outside
        .use c
        .endmodule
        nop                             ;! OF0702 9-11
        .byte 1
        .module b
        .endmodule
label:                                  ;! OF0702 1-5
        nop
        .ifdef never
        .endif
        nop
        .module c
        lda label                       ; label is no further mistake
        lda x                           ;! OF0301 13-13
        .endmodule
        .byte 1                         ;! OF0702 9-13
        .module d
        .endmodule
        .if 1                           ;! OF0702 9-11
        .endif
        .module e
        .endmodule
        .use a                          ;! OF0702 9-12
        .module f
        .endmodule
        .pub                            ;! OF0702 9-12
        .module g
        .endmodule
        .macro m                        ;! OF0702 9-14
        .endmacro
        .module h
        .endmodule
        .cpu 6502
        .priv                           ;! OF0702 9-13
y       = 1
