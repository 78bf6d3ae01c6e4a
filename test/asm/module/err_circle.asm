; Modules that use each other.
        .module err_circle
        .use a
        .endmodule
        .module a
        .use b
        .byte b.y                       ; no further mistake
        .pub
x       = 1
        .endmodule
        .module b
        .use a                          ;! OF0705 14-14
        .pub
y       = 2
        .endmodule
