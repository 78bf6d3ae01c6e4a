; The second value of a statement is the first one that is open.
start   .byte 1, 2                      ;= 01 02
        .byte 3, later, 4               ;= 03 05 04
        .word start                     ;= 00 00
later   = 5
