;options --limit string-bytes=4
a       := "abcd"
b       := "abcde"                      ;! OF1211
