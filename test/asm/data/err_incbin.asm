        .incbin "data.txt", 13          ;! OF1109 29-30
        .incbin "data.txt", -1          ;! OF1109 29-30
        .incbin "data.txt", 4, 9        ;! OF1109 32-32
        .incbin "data.txt", 4, -1       ;! OF1109 32-33
        .incbin "data.txt", 1, 0x7fffffffffffffff ;! OF1109
        .incbin "nothing.bin"           ;! OF1101
        .incbin data.txt                ;! OF1107
        .incbin                         ;! OF0402
        .incbin "data.txt", "abc"       ;! OF0208
