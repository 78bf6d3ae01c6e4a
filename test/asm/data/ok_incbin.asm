        .incbin "data.txt"              ;= 48 65 6C 6C 6F 2C 20 66 69 6C 65 0A
        .incbin "part.bin"              ;= 6E 6F 20 65 6E 64
        .incbin "empty.bin"
        .incbin "empty.bin", 0, 0
here    .incbin "data.txt", 7           ;= 66 69 6C 65 0A
        .incbin "data.txt", from, n     ;= 65 6C
        .incbin "data.txt", 12          ;not OF1109
from    = 1
n       = 2
        .word here                      ;= 12 00
