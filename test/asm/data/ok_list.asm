; lists in data: element by element, whatever is in them
list    = {1, {2, {"ab", 5..7}}, {}}
        .byte list, {9}                                 ;= 01 02 61 62 05 06 09
        .word {1, {$1234, "ab"}, 3..=4}                 ;= 01 00 34 12 62 61 03 00 04 00
        .long {1}                                       ;= 01 00 00 00
        .emit 3, {1, 2}, 3                              ;= 01 00 00 02 00 00 03 00 00
        .text {"a", 0}, "b"                             ;= 61 00 62
        .byte {early, early + 1}                        ;= 02 03
early   = 2
        .byte .len(list), {}                            ;= 03
        .fill 5, {1, 2}                                 ;= 01 02 01 02 01
        .fill 4, {{1, "bc"}, 2..4}                      ;= 01 62 63 02
        .fill 6, {1, 2..4}                              ;= 01 02 03 01 02 03
        .fill 0, {1}
        .fill 3, list[1][0] ;not OF0408 ;not OF0406     ;= 02 02 02
        .fill 2, {early}                                ;= 02 02
        .addr {here}                                    ;= 3A 00
here
