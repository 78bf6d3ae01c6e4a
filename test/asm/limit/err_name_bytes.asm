;options --limit name-bytes=8
name12345 = 1                           ;! OF1210
