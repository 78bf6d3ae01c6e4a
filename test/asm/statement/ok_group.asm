; In a group nothing is apart, nor from what is in front of it.
        .statement move[{.char:size}] char:d[{byte:n}] "," byte:v
        .byte '.size', '.d', .n, .v
        .endstatement
        .statement move byte:v
        .byte $FF, .v
        .endstatement
        move.b d0, 5            ;= 62 64 00 05
        move.w a7,6             ;= 77 61 07 06
        move 7                  ;= FF 07
        .statement pair [{"<" byte:a ":" byte:b ">"}]
        .byte .a, .b
        .endstatement
        .statement pair "<" byte:a ":" byte:b ">" "!"
        .byte .b, .a
        .endstatement
        pair<1:2>               ;= 01 02
        pair <1:2>!             ;= 02 01
        pair<1: 2> !            ;= 02 01
        .statement one[{.char:a.char:b}]
        .byte '.a', '.b'
        .endstatement
        one.x.y                 ;= 78 79
