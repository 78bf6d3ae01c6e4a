;options --limit tokens=8
        .byte 1, 2, 3                   ;= 01 02 03 ;not OF1209
