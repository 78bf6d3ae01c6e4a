; The count may change from pass to pass as long as it settles.
        .for last - 2
        .byte 1                         ;= 01 01
        .endfor
last    = later
        .byte 2, 3                      ;= 02 03
later   = 4
