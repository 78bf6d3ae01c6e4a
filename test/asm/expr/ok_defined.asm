here    = 1
        .byte .defined(here), .defined(nowhere) ;= 01 00
        .byte .defined(later)                   ;= 01
later   = 2
