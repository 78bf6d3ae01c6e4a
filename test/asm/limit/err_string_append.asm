;options --limit string-bytes=4
a       := "abc"
a       ..= "d"
a       ..= "e"                         ;! OF1211
