; Sentences of chapter 13, each in a module of its own.
        .module all
        .use c1
        .use c2
        .use c3
        .use c4
        .use c5
        .use c6
        .use c7
        .use c8
        .endmodule
        .module c1
        .align 0                        ;! OF0412
        .align 65536                    ;! OF0412
        .align -1                       ;! OF0412
        .align 65535
        .endmodule
        .module c2
        .byte 1
        .align 4, 300                   ;! OF0406
        .endmodule
        .module c3
        .ds -1                          ;! OF0407
        .endmodule
        .module c4
        .logical $200
        .org 5                          ;! OF0421
        * = 6                           ;! OF0421
        .section s                      ;! OF0421
        .endsection
        .here
        .endmodule
        .module c5
        .org $FFFF
        .byte 1, 2                      ;! OF0422
        .endmodule
        .module c6
        .org 5
        .byte 1,2,3
        .org 6
        .byte 9                         ;! OF0810
        .endmodule
        .module c7
        .section a, kind=data
        .endsection
        .section a, kind=code           ;! OF0802
        .endsection
        .section a, align=2             ;! OF0802
        .endsection
        .section a
        .endsection
        .endmodule
        .module c8
        .dsection a                     ;! OF0428
        .endmodule
