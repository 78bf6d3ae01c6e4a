; The subject is evaluated once: a case may change what it was made of.
n       := 1
        .match n
        .case 1
n       := 2
        .byte 1                         ;= 01
        .case 2
        .byte 2
        .endmatch
        .byte n                         ;= 02
