        .meta.name "x"                  ;! OF0702
        .module app
        .use lib
        .byte lib.x
        .endmodule
        .module lib
        .pub
        .meta.name "lib"                ;! OF0432 9-18
        .meta                           ;! OF0432 9-13
        .endmeta
x       = 7
        .endmodule
