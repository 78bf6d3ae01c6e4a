;options --limit string-bytes=4
a       := "abcd"                       ;not OF1211
        .text a                         ;= 61 62 63 64
