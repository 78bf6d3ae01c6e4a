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
        .use c14
        .use c15
        .endmodule
        .module c1
        .statement foo [{.char:c}] byte:b
        .byte '.c', .b
        .endstatement
        foo.x 3
        foo .y 4                        ;! OF0501
        .endmodule
        .module c2
        .statement p byte:a
        .byte .a
        .endstatement
        p -129                          ;! OF0501
        p 256                           ;! OF0501
        p "ab"                          ;! OF0501
        .endmodule
        .module c3
        .statement p word:a
        .word .a
        .endstatement
        p -32769                        ;! OF0501
        p 65536                         ;! OF0501
        p "abc"                         ;! OF0501
        p ""                            ;! OF0501
        .endmodule
        .module c4
        .statement p long:a
        .long .a
        .endstatement
        p -2147483649                   ;! OF0501
        p 4294967296                    ;! OF0501
        p "a"                           ;! OF0501
        .endmodule
        .module c5
        .statement p char:a
        .byte "Z"
        .endstatement
        p ab                            ;! OF0501
        p "qq"                          ;! OF0501
        p 1                             ;! OF0501
        .endmodule
        .module c6
        .statement p str:a
        .text .a
        .endstatement
        p hello                         ;! OF0501
        p 1                             ;! OF0501
        .endmodule
        .module c7
        .statement a foo:x              ;! OF0611
        .endstatement
        .statement b byte:x , byte:y    ;! OF0611
        .endstatement
        .statement c [{ byte:x          ;! OF0611
        .endstatement
        .statement d byte               ;! OF0611
        .endstatement
        .statement e byte:              ;! OF0611
        .endstatement
        .statement f }]                 ;! OF0611
        .endstatement
        .statement g byte:x "," byte:x  ;! OF0611
        .endstatement
        .statement h ""                 ;! OF0611
        .endstatement
        .endmodule
        .module c8
        .statement                      ;! OF0604
        .endstatement
        .endmodule
        .module c9
        .statement mo byte:a
        .byte 1
        .endstatement
        .statement move byte:a "," byte:b
        .byte 2
        .endstatement
        move 1, 2
        mo 1
        move 1                          ;! OF0501
        .endmodule
        .module c10
        .statement p byte:a
        .byte 1
        .endstatement
        .statement p word:a
        .byte 2
        .endstatement
        p 5                             ;! OF0612
        p 300
        .endmodule
        .module c11
        .statement lda "!" byte:a
        .byte .a
        .endstatement
        lda #1
        lda !7
        lda                             ;! OF0502
        .endmodule
        .module c12
        .statement p "(x)+" byte:a
        .byte .a
        .endstatement
        p (x)+ 5
        p (X)+5
        p ( x)+ 5                       ;! OF0501
        .endmodule
        .module c13
        .statement p byte:a byte:b
        .byte .a, .b
        .endstatement
        p x,y                           ;! OF0501
        .endmodule
        .module c14
        .statement p byte:a "x          ;! OF0103
        .endstatement
        .endmodule
        .module c15
        .statement p byte:a
        .endstatement
        .statement p byte:b             ;! OF0602
        .endstatement
        .endmodule
