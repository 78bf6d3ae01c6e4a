; Sentences of chapters 14 and 16, each in a module of its own.
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
        .word "abc"                     ;! OF0208
        .word ""                        ;! OF0408
        .endmodule
        .module c2
        .null "a", 0                    ;! OF0415
        .null "a\0b"                    ;! OF0415
        .endmodule
        .module c3
s       x= 0                            ;! OF0308
        .endmodule
        .module c4
s       := "aaaaaaaaaaaaaaaa"
s       ..= s
s       ..= s
s       ..= s
s       ..= s
        .ptext s                        ;! OF0416
        .endmodule
        .module c5
        .res byte, 3                    ;! OF0411
        .endmodule
        .module c6
        .byte ""                        ;! OF0408
        .word ""                        ;! OF0408
        .byte 1, ""                     ;! OF0408
        .emit byte, ""                  ;! OF0408
        .fill 2, ""                     ;! OF0408
        .endmodule
        .module c7
        .byte ?, 1                      ;! OF0409
        .byte 1, ?                      ;! OF0409
        .word ?, 1                      ;! OF0409
        .text ?                         ;! OF0218
        .emit 1, ?                      ;! OF0218
        .fill 1, ?                      ;! OF0218
        .endmodule
        .module c8
        .byte -129                      ;! OF0406
        .byte 256                       ;! OF0406
        .word -32769                    ;! OF0406
        .word 65536                     ;! OF0406
        .long -2147483649               ;! OF0406
        .long $100000000                ;! OF0406
        .emit 3, $1000000               ;! OF0406
        .emit 7, 1<<56                  ;! OF0406
        .emit 8, -1
        .endmodule
        .module c9
        .byte 300                       ;! OF0406
        .word 70000                     ;! OF0406
        .endmodule
        .module c10
        .text 256                       ;! OF0406
        .null -129                      ;! OF0406
        .byte {300}                     ;! OF0406
        .byte 254..257                  ;! OF0406
        .endmodule
        .module c11
        .fill byte, 3                   ;! OF0414
        .fill word, 3                   ;! OF0414
        .fill long, 3                   ;! OF0414
        .fill dword, 3                  ;! OF0414
        .fill addr, 3                   ;! OF0414
        .endmodule
        .module c12
        .fill 3                         ;! OF0402
        .fill                           ;! OF0402
        .endmodule
        .module c13
        .fill -1, 2                     ;! OF0407
        .fill byte, -1, 2               ;! OF0407
        .endmodule
        .module c14
        .fill 2, 256                    ;! OF0406
        .fill word, 2, 65536            ;! OF0406
        .fill 2, {300}                  ;! OF0406
        .fill 9, 2, 1                   ;! OF0413
        .endmodule
        .module c15
        .fill byte, 2, 1, 5             ;! OF0403
        .endmodule
        .module c16
        .enc screen
        .text "\x5c"                    ;! OF0419
        .text "^"                       ;! OF0419
        .text "_"                       ;! OF0419
        .text "{"                       ;! OF0419
        .text "\x00"                    ;! OF0419
        .endmodule
        .module c17
        .encoding foo                   ;! OF0417
        .encoding                       ;! OF0402
        .encoding ascii, 1              ;! OF0403
        .encode foo, bar                ;! OF0417
        .endencode
        .endmodule
        .module c18
        .encode ascii                   ;! OF0418
        .endencode
        .encode k
        .endencode
        .encode k                       ;! OF0418
        .endencode
        .encode                         ;! OF0402
        .endencode
        .endmodule
        .module c19
        .cdef 1,2,3                     ;! OF0418
        .tdef "a",1                     ;! OF0418
        .edef "a",1                     ;! OF0418
        .endmodule
        .module c20
        .endencode                      ;! OF0311
        .endmodule
        .module c21
        .assert 1
        .assert 1 == 1, "x"
        .assert 1 == 2, "text"          ;! OF0423
        .assert 0                       ;! OF0423
        .assert 3 < 2                   ;! OF0423
        .assert 0, "only text"          ;! OF0423
        .endmodule
        .module c22
        .error "a", 10, "b", -1, 300    ;! OF0424
        .warn "w ", 5                   ;! OF0425
        .cerror 0, "x"
        .cerror 1, "y", 2               ;! OF0424
        .cwarn 0, "x"
        .cwarn 5, "z"                   ;! OF0425
        .endmodule
        .module c23
        .enc petscii
        .warn "aA"                      ;! OF0425
        .endmodule
