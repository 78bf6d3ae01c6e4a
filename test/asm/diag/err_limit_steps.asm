;options --limit vm-steps=20
        .byte 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 ;! OF1223 40-40
