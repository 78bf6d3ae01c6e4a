; Modules and what is wrong with them; err_outside.asm is about what stands around them.
        .cpu 6502
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
