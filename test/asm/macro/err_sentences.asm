; Sentences of chapters 10.1 to 10.4, each in a module of its own.
        .module all
        .use c1
        .use c2
        .use c3
        .use c4
        .use c5
        .use c6
        .use c7
        .use c8
        .use c9
        .use c10
        .use c11
        .use c12
        .use c13
        .use c14
        .use c15
        .use c16
        .use c17
        .use c18
        .use c19
        .use c20
        .use c21
        .use c22
        .use c23
        .use c24
        .use c25
        .use c26
        .use c27
        .use c28
        .use c29
        .endmodule
        .module c1
m       .segment
l       nop                             ;! OF0302
        .endsegment
        .m
        .m
        .endmodule
        .module c2
m       .macro
n       .macro                          ;! OF0601
        .endmacro
        .endmacro
        .endmodule
        .module c3
m       .macro
n       .segment                        ;! OF0601
        .endsegment
        nop
        .endmacro
        .m
        .endmodule
        .module c4
m       .macro
        .statement foo byte:a           ;! OF0601
        .endstatement
        .endmacro
        .endmodule
        .module c5
byte    .macro                          ;! OF0603
        .endmacro
        .endmodule
        .module c6
        .segment word                   ;! OF0603
        .endsegment
        .endmodule
        .module c7
db      .macro                          ;! OF0603
        .endmacro
        .endmodule
        .module c8
endif   .macro                          ;! OF0603
        .endmacro
        .endmodule
        .module c9
m       .macro
        .endmacro
m       .segment                        ;! OF0602
        .endsegment
        .endmodule
        .module c10
        .macro                          ;! OF0604
        nop
        .endmacro
        .endmodule
        .module c11
        .segment (a)                    ;! OF0604
        nop
        .endsegment
        .endmodule
        .module c12
n       .namespace
m       .macro
        .byte 1
        .endmacro
        .endn
        .m                              ;! OF0401
        .endmodule
        .module c13
m       .macro a, a                     ;! OF0604
        .endmacro
        .endmodule
        .module c14
m       .macro 1                        ;! OF0604
        .endmacro
        .endmodule
        .module c15
m       .macro a,,b                     ;! OF0604
        .endmacro
        .endmodule
        .module c16
m       .macro a b c                    ;! OF0604
        .endmacro
        .endmodule
        .module c17
m       .macro a, A                     ;! OF0604
        .endmacro
        .endmodule
        .module c18
m       .macro(a                        ;! OF0604
        .endmacro
        .endmodule
        .module c19
m       .macro(a) b                     ;! OF0604
        .endmacro
        .endmodule
        .module c20
m       .macro a,                       ;! OF0604
        .endmacro
        .endmodule
        .module c21
m       .macro byte                     ;! OF0610
        .word .byte
        .endmacro
        .m 7
        .endmodule
        .module c22
m       .segment
        nop
        .endm                           ;! OF0310
        .endmodule
        .module c23
m       .macro a, b
        .text .a
        .byte .b
        .endmacro
        .m "x,y", 1
        .m 'x,"', {1,2}
        .m "(", [1                      ;! OF0609
        .endmodule
        .module c24
m       .macro a, b=1
        .endmacro
        .m 1,                           ;! OF0605
        .m ,1                           ;! OF0605
        .m 1,,2                         ;! OF0605
        .m(,)                           ;! OF0605
        .endmodule
        .module c25
m       .macro a, b=1
        .endmacro
        .m (1                           ;! OF0609
        .m(1                            ;! OF0609
        .m(1) 2                         ;! OF0609
        .m(1)x                          ;! OF0609
        .m 1)                           ;! OF0609
        .endmodule
        .module c26
m       .macro a, b
        .endmacro
        .m 1                            ;! OF0606
        .endmodule
        .module c27
m       .macro a, b=7
        .byte .1, .3                    ;! OF0607
        .endmacro
        .m 1
        .endmodule
        .module c28
m       .macro a, b=3
        .text "<@2>"                    ;! OF0607
        .endmacro
        .m 1
        .endmodule
        .module c29
m       .macro a
        .byte .{b}                      ;! OF0608
        .endmacro
        .m 4
        .endmodule
