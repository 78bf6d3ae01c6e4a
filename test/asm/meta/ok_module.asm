; The root module is the one that has the name of the file, or the first; others stand for libraries.
        .module app
        .use lib
        .meta                           ;not OF0702
        .name "App"
        .endmeta
        .meta.output.name "app"
        .byte lib.x                     ;= 07
        .endmodule
        .module lib
        .pub
x       = 7
        .endmodule
