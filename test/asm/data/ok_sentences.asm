; Sentences of chapters 14 and 16, each in a module of its own.
        .module all
        .use c1
        .use c2
        .use c3
        .use c4
        .use c5
        .use c6
        .use c7
        .endmodule
        .module c1
        .byte 1, "ab", {1,2}, 3..5, 'x', -128, 255
        .db 1
        .endmodule                      ;= 01 61 62 01 02 03 04 78 80 FF 01
        .module c2
        .word 1, "a", "ab", {1,"cd"}, 3..5, -32768, 65535
        .dw $1234
                                        ;= 01 00 61 00 62 61 01 00 64 63 03 00 04 00 00 80
                                        ;= FF FF 34 12
        .endmodule
        .module c3
        .long 1, "ab"
        .dword -1
        .dd $12345678
        .endmodule                      ;= 01 00 00 00 62 61 00 00 FF FF FF FF 78 56 34 12
        .module c4
        .text "", "ab", 5, ""
        .text ""
        .null ""
        .null "a", 2
        .ptext ""
        .ptext "a", 2
        .endmodule                      ;= 61 62 05 00 61 02 00 00 02 61 02
        .module c5
        .emit byte, 1, {2,3}, 4..6
        .emit word, 1
        .emit long, 1
        .emit dword, 1
        .emit addr, 1
        .emit 3, 1, -1
        .emit 8, -1
        .emit 1, 255
        .emit 2+2, 1
                                        ;= 01 02 03 04 05 01 00 01 00 00 00 01 00 00 00 01
                                        ;= 00 01 00 00 FF FF FF FF FF FF FF FF FF FF FF FF
                                        ;= 01 00 00 00
        .endmodule
        .module c6
        .encoding petscii
        .text "azAZ@[]{}1 "
        .enc screen
        .text "@az[]AZ !?09"
        .enc ascii
        .text "aA~"
                                        ;= 41 5A C1 DA 40 5B 5D 7B 7D 31 20 00 01 1A 1B 1D
                                        ;= 41 5A 20 21 3F 30 39 61 41 7E
        .endmodule
        .module c7
        .enc petscii
        .encode k
        .cdef "a","c", 1
        .text "abc"
        .endencode
        .text "a"
        .encode k2, k
        .cdef 65, 66, $80
        .text "AabB"
        .endencode
        .enc k
        .text "c"
        .enc k2
        .text "AB"
        .endmodule                      ;= 01 02 03 41 80 01 02 81 03 80 81
