        .if 0
        .error "a false condition"      ;not OF0424
        .endif
        .cerror 0, "no"                 ;not OF0424
        .cwarn 0, "no"                  ;not OF0425
        .byte 1                         ;= 01
