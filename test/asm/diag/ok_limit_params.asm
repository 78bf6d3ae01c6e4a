;options --limit macro-params=2
put     .macro p1, p2                   ;not OF1220
        .byte .p1, .p2
        .endmacro
        .put 1, 2                       ;= 01 02 ;not OF1220
