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
        .endmodule
        .module c1
a       .macro x, y=2
        .byte .x,.y
        .endmacro
        .macro b x, y=3
        .byte .x,.y
        .endm
c       .macro(x, y=4)
        .byte .x,.y
        .endmacro
        .macro d(x, y=5)
        .byte .x,.y
        .endmacro
        .a 1
        .b 1
        .c 1
        .d 1
        .endmodule                      ;= 01 02 01 03 01 04 01 05
        .module c2
m       .segment (a)
        .byte .a
        .endsegment
        .m 1
        .endmodule                      ;= 01
        .module c3
n       .namespace
m       .macro
        .byte 1
        .endmacro
        .m
        .endn
        .n.m
        n.m
        .endmodule                      ;= 01 01 01
        .module c4
n       .block
m       .macro
        .byte 1
        .endmacro
        .endblock
        .m
        .endmodule                      ;= 01
        .module c5
m       .macro
        .byte 1
        .endmacro
n       .namespace
m       .macro
        .byte 2
        .endmacro
k       .namespace
        .m
        .endn
        .endn
        .m
        .endmodule                      ;= 02 01
        .module c6
m       .macro byte a, word b=5, foo c = 7
        .byte .a,.b,.c
        .endmacro
        .m 1
        .endmodule                      ;= 01 05 07
        .module c7
m       .macro a=(1,2), b={3,4}
        .byte .len(.b)
        .text ".a"
        .endmacro
        .m
        .endmodule                      ;= 02 28 31 2C 32 29
        .module c8
m       .macro a, n=
        .byte .a .n
        .endmacro
        .m 1
        .m 1,+1
        .endmodule                      ;= 01 02
        .module c9
m       .macro k
        .byte .k
        .endmacro
        .m 1
        .endmodule                      ;= 01
        .module c10
m       .macro a, b=9
        .byte .a,.b
        .endmacro
        .m(1, 2)
        .m(3)
        .m (4)
        .m (4)+1, 2
        m (4)*2, 3
        .endmodule                      ;= 01 02 03 09 04 09 05 02 08 03
        .module c11
m       .macro a, b
        .text .a
        .byte .b
        .endmacro
        .m "x,y", 1
        .m 'x,"', {1,2}
        .m "(", .max(1,2)
        .endmodule                      ;= 78 2C 79 01 78 2C 22 01 02 28 02
        .module c12
m       .macro a
        .byte .a, .2, .3
        .endmacro
        .m 1,2,3
        .endmodule                      ;= 01 02 03
        .module c13
m       .macro
        nop
        .endmacro
        .m()
        .m( )
        m()
        .endmodule                      ;= EA EA EA
        .module c14
m       .macro name
.{name}_lo = 5
        .byte .{name}_lo
        .endmacro
        .m x
        .endmodule                      ;= 05
        .module c15
m       .macro a, b=7
        .byte .1, .2
        .endmacro
        .m 1
        .endmodule                      ;= 01 07
        .module c16
m       .macro
        .byte .9
        .endmacro
        .m 1,2,3,4,5,6,7,8,9
        .endmodule                      ;= 09
        .module c17
m       .macro a, b=3
        .text "<.@>"
        .text "<@1>"
        .text "<@2>"
        .endmacro
        .m  1 , 2
        .endmodule                      ;= 3C 31 20 2C 20 32 3E 3C 31 20 3E 3C 20 32 3E
        .module c18
m       .macro
        .text "<.@>"
        .endmacro
        .m( 1 , 2 )
        .m
        .m()
        .endmodule                      ;= 3C 20 31 20 2C 20 32 20 3E 3C 3E 3C 3E
        .module c19
m       .macro a, b=3
        .text ".a" ; .nosuch .{no} .9
        .endmacro
        .m .b, 1
        .endmodule                      ;= 2E 62
        .module c20
m       .macro n
        .byte 1..5
        .byte 0...n
        .endmacro
        .m 3
        .endmodule                      ;= 01 02 03 04 00 01 02
        .module c21
m       .macro a
        .byte .a*2, (.a)*2
        .endmacro
        .m 1+1
        .endmodule                      ;= 03 04
        .module c22
m       .macro Abc
        .byte .aBC
        .endmacro
        .m 1
        .endmodule                      ;= 01
        .module c23
zeros   .segment n
        .if .n > 0
        .byte 0
        .zeros .n - 1
        .endif
        .endsegment
        .zeros 3
        .endmodule                      ;= 00 00 00
