; Modules and what stands outside of them.
        .cpu 6502
        nop                             ;! OF0702 9-11
label:                                  ;! OF0702 1-5
        .byte 1                         ;! OF0702 9-13
        .if 1                           ;! OF0702 9-11
        .endif
        .use a                          ;! OF0702 9-12
        .pub                            ;! OF0702 9-12
        .macro m                        ;! OF0702 9-14
        .endmacro
        .module err_module
        .use a
        .module inner                   ;! OF0701 9-15
        .endmodule
        .block
        .endmodule                      ;! OF0714 9-18
x       .module b                       ;! OF0403 1-1
        .endmodule
        .module a
        .endmodule
        .module a                       ;! OF0701 9-15
        .endmodule
        .module                         ;! OF0701 41-41
        .endmodule
        .module 5                       ;! OF0701 17-17
        .endmodule
        .endmodule                      ;! OF0311 9-18
        .priv                           ;! OF0702 9-13
