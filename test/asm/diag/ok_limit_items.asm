;options --limit list-items=4
        .byte 0..4                      ;= 00 01 02 03 ;not OF1214
