;options --limit name-bytes=8
name1234 = 1                            ;not OF1210
        .byte name1234                  ;= 01
