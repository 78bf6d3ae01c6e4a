;options --limit line-bytes=80
        .byte 1                         ;= 01 ;not OF1208
