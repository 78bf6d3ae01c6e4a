; the elements of a list with those of lists in it
;options --limit list-items=6
a       = {1, 2, 3}
        .byte {1, 2, 3, 4, 5, 6}
        .byte {a, 1}, {a, 1, 2, 3}              ;! OF1214
