;options --limit list-items=6 --limit expr-depth=3
a       = {1, 2, 3}
        .byte {1, 2, 3, 4, 5, 6}                ;= 01 02 03 04 05 06 ;not OF1214
        .byte {a, 1, 2}                         ;= 01 02 03 01 02
b       := {{1}}
b       := {b}                                  ;not OF1212
        .byte .len(b)                           ;= 01
