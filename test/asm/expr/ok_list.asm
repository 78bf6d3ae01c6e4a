; lists: length, elements, elements of lists in them, of any kind
list    = {1, 2 + 3, "ab", 2..4, {7, {8, 9}}, {}}
        .byte .len(list), .len({}), .len({0}), .len(list[4])    ;= 06 00 01 02
        .byte list[0], list[1], list[4][0], list[4][1][1]       ;= 01 05 07 09
        .byte .len(list[2]), list[2][1], list[3][1]             ;= 02 62 03
        .byte {10, 20, 30}[2], <{$1234}[0]                      ;= 1E 34
var     := {1}
        .byte var[0]                                            ;= 01
var     := {var, 2}
        .byte var[0][0], var[1]                                 ;= 01 02
        .byte .len(early), early[1]                             ;= 02 0B
early   = {later, later + 1}
later   = 10
c       = 1
        .byte (c ? {1, 2} : {3})[1]                             ;= 02 ;not OF0210 ;not OF0209
        .byte (c ? {c ? 4 : 5, 6} : {})[0]                      ;= 04
