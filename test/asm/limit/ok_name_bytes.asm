;options --limit name-bytes=8
name1234 = 1
        .byte name1234                  ;= 01
