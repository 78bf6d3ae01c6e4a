;options --limit vm-steps=20
        .byte 1                         ;= 01 ;not OF1223
