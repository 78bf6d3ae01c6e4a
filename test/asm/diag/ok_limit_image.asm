;options --limit image-bytes=4
        .byte 1, 2, 3, 4                ;= 01 02 03 04 ;not OF1219
