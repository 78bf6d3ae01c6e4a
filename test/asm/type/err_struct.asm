        .struct                         ;! OF0307 9-15
        .endstruct
S       .struct
a       .byte 1                         ;! OF0426 9-13
b       nop                             ;! OF0426 9-11
c       .text "x"                       ;! OF0426 9-13
d                                       ;! OF0426 1-1
e = 1                                   ;! OF0426 3-3
        .byte ?, 2                      ;! OF0426 9-13
        .endstruct
S       .struct                         ;! OF0302 1-1
        .endstruct
        .byte S.q                       ;! OF0215 15-17
