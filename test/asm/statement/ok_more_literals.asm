; Of several that match the one with more texts wins, then the one with more atoms, in whatever
; order they stand.
a       = 1
        .statement m byte:x byte:y
        .byte 1
        .endstatement
        .statement m "a" byte:y
        .byte 2
        .endstatement
        .statement m "a" "b"
        .byte 3
        .endstatement
        .statement k byte:x
        .byte 4
        .endstatement
        .statement k "-" byte:x
        .byte 5
        .endstatement
        .statement z "<" "<" byte:x byte:y
        .byte 6
        .endstatement
        .statement z "<" "<" word:x
        .byte 7
        .endstatement
        .statement z [{"<" "<"}] word:x
        .byte 8
        .endstatement
        m 3 4                   ;= 01
        m a 4                   ;= 02 ;not OF0612
        m a b                   ;= 03
        k 1                     ;= 04
        k -1                    ;= 05
        k - 1                   ;= 05
        z< < 1 2                ;= 06
        z< < 1                  ;= 07
        .statement v word:x
        .byte 9
        .endstatement
        .statement v char:x byte:n
        .byte 10
        .endstatement
        v r1                    ;= 09
        v r 1                   ;= 0A
