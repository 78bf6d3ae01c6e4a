; Sentences of chapter 13, each in a module of its own.
        .module all
        .use c1
        .use c2
        .use c3
        .use c4
        .use c5
        .endmodule
        .module c1
        .org $10
        .byte 1
        * = $14
        .byte 2
        .endmodule                      ;= 01 FF FF FF 02
        .module c2
        .byte 1
        .ds 2
        .byte 2
        .ds 0
        .endmodule                      ;= 01 FF FF 02
        .module c3
        .byte 1
        .logical $200
        .byte 2
        .align 4
        .byte 3
        .here
        .endmodule                      ;= 01 02 FF FF FF 03
        .module c4
        .section a, memory=any
        .endsection
        .section b, memory=chip
        .endsection
        .section c, memory=FAST
        .endsection
        .section d, memory=slow, kind=DATA
        .endsection
        .byte 1
        .endmodule                      ;= 01
        .module c5
        .section a
        .endsection
        .byte 7
        .endmodule                      ;= 07
