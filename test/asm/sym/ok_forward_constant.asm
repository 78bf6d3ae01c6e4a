        .byte later                     ;= 05
later   = other + 1
other   = 4
