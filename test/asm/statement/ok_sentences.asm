; Sentences of chapter 10.5, each in a module of its own.
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
        .endmodule
        .module c1
        .statement st.q "r" byte:a "," byte:b
        .byte .a, .b, .1, .2
        .endstatement
        st.q r3, 5
        st.q r 3, 5
        .endmodule                      ;= 03 05 03 05 03 05 03 05
        .module c2
        .statement foo . char:c byte:b
        .byte '.c', .b
        .endstatement
        foo.x 3
        foo .y 4
        .endmodule                      ;= 78 03 79 04
        .module c3
        .statement p byte:a
        .byte .a
        .endstatement
        p -128
        p 255
        p "a"
        p foo
        p x
foo     = 1
x       = 2
        .endmodule                      ;= 80 FF 61 01 02
        .module c4
        .statement p word:a
        .word .a
        .endstatement
        p -32768
        p 65535
        p "a"
        p "ab"
        p foo
foo     = 1
        .endmodule                      ;= 00 80 FF FF 61 00 62 61 01 00
        .module c5
        .statement p long:a
        .long .a
        .endstatement
        p -2147483648
        p 4294967295
        p foo
foo     = 1
        .endmodule                      ;= 00 00 00 80 FF FF FF FF 01 00 00 00
        .module c6
        .statement p char:a
        .byte "Z"
        .endstatement
        p a
        p x
        p "q"
        .endmodule                      ;= 5A 5A 5A
        .module c7
        .statement p str:a
        .text .a
        .endstatement
        p "hello"
        p ""
        p 'x'
        .endmodule                      ;= 68 65 6C 6C 6F 78
        .module c8
        .statement st byte:n
        .byte .n
        .endstatement
        st5
        st 6
        .endmodule                      ;= 05 06
        .module c9
        .statement p byte:a
        .byte 1
        .endstatement
        .statement p "x"
        .byte 2
        .endstatement
        p x
        p y
        .endmodule                      ;= 02 01
        .module c10
        .statement p [{char:c byte:n}]
        .byte 2
        .endstatement
        .statement p byte:a
        .byte 1
        .endstatement
        p d5
        p dd
        .endmodule                      ;= 01 01
        .module c11
        .statement p "r" byte:a
        .byte .a
        .endstatement
        p r3
        p R12
        .endmodule                      ;= 03 0C
        .module c12
        .statement p byte:a "-" byte:b
        .byte .a,.b
        .endstatement
        .statement q byte:a
        .byte .a
        .endstatement
        q -5
        p 5 - 3
        .endmodule                      ;= FB 05 03
        .module c13
        .statement p "abc" byte:a
        .byte .a
        .endstatement
        P ABC 3
        .endmodule                      ;= 03
