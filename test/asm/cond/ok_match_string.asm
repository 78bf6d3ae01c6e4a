kind    = "bcd"
        .match kind
        .case "abc"
        .byte 1
        .case "bcd"
        .byte 2                         ;= 02
        .endmatch
