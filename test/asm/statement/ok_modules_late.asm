; A pattern of a module that is defined under a condition comes up in a pass; so does its other name.
        .module ok_modules_late
        .use lib (*)
        .use more (late as soon)
        put 1                   ;= 01
        soon 2                  ;= 42
        .endmodule
        .module lib
        .pub
        .if size > 3
        .statement put byte:a
        .byte .a
        .endstatement
        .endif
size    = later
later   = 4
        .endmodule
        .module more
        .pub
        .for i in {$40}
        .statement late byte:a
        .byte $40 + .a
        .endstatement
        .endfor
        .endmodule
