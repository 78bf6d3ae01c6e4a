hello   = "hi"
        .text hello                     ;= 68 69
        .byte hello                     ;= 68 69
        .word hello                     ;= 69 68
