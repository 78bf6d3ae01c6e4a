s       := "ab"
s       ..= "cd"
        .text s                         ;= 61 62 63 64
